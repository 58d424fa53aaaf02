/* Saves a draft in the background while somebody writes. Without it the Save button does the same. Reads as ES2017. */
(function () {
  'use strict';
  var WAIT_MS = 2500;
  var AGAIN_MS = 10000;
  var form = document.querySelector('form[data-writes]');
  if (!form || !window.fetch || !window.FormData) { return; }
  var how = form.querySelector('[data-how]');
  var seen = form.querySelector('[name=seen_draft]');
  var timer = 0;
  var busy = false;
  var changed = false;
  var stopped = false;

  function say(words) { how.textContent = words; }

  function later(ms) {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  }

  function clock() {
    return new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  }

  function kept(answer) {
    seen.value = answer.seen;
    if (answer.address !== location.pathname) {
      form.action = answer.address;
      history.replaceState(null, '', answer.address + location.search);
    }
    say(form.dataset.saved.replace('{time}', clock()));
  }

  function answered(response) {
    if (response.status === 409) {
      stopped = true;
      say(form.dataset.elsewhere);
      return null;
    }
    if (response.redirected || response.status === 403) {
      stopped = true;
      say(form.dataset.out);
      return null;
    }
    if (response.status === 422) {
      stopped = true;
      say(form.dataset.wrong);
      return null;
    }
    if (!response.ok) { throw new Error(String(response.status)); }
    return response.json().then(kept);
  }

  function save() {
    if (busy || stopped || !changed) { return; }
    busy = true;
    changed = false;
    fetch(form.action || location.href, {
      method: 'POST', body: new FormData(form), headers: { 'X-Saves': '1' }, credentials: 'same-origin',
      keepalive: document.visibilityState === 'hidden'
    }).then(answered).catch(function () {
      changed = true;
      say(form.dataset.notSaved);
      later(AGAIN_MS);
    }).then(function () {
      busy = false;
      if (changed && !stopped) { later(WAIT_MS); }
    });
  }

  form.addEventListener('input', function () {
    changed = true;
    if (!stopped) { later(WAIT_MS); }
  });
  /* a phone that is put away may not come back to this page */
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { save(); }
  });
  /* what is on its way is waited for, so that the button does not meet a newer count than it knows */
  form.addEventListener('submit', function (event) {
    clearTimeout(timer);
    if (!busy) { stopped = true; return; }
    event.preventDefault();
    var button = event.submitter;
    var poll = setInterval(function () {
      if (busy) { return; }
      clearInterval(poll);
      stopped = true;
      if (button) { form.requestSubmit(button); } else { form.submit(); }
    }, 100);
  });
})();
