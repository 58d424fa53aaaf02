/* What is new appears by itself, and messages are sent without leaving the page. Without this file the plain page
   does the same work. The log decides: each entry has a number, is shown once and in order. Reads as ES2017. */
(function () {
  'use strict';
  var HIDDEN_MS = 60000;
  var TAKE_BACK_MS = 10 * 60000;
  var lists = Array.prototype.slice.call(document.querySelectorAll('[data-live]'));
  var talk = document.querySelector('ol[data-live^="talk:"]');
  var form = document.querySelector('form[data-say]');
  var stream = null, place = '', tries = 0, timer = 0, hiding = 0, seenTimer = 0;

  /* ---- the stream: one for all topics of the page ---- */
  function address() {
    var since = place || lists.map(function (list) {
      return list.dataset.since ? list.dataset.live + ':' + list.dataset.since : '';
    }).filter(Boolean).join(';');
    return '/live/?' + lists.map(function (list) {
      return 'topic=' + encodeURIComponent(list.dataset.live);
    }).join('&') + '&since=' + encodeURIComponent(since);
  }

  function listen() {
    if (stream || !lists.length || !window.EventSource) { return; }
    stream = new EventSource(address());
    stream.onopen = function () { tries = 0; };
    stream.onerror = function () {
      if (stream && stream.readyState === 2) { /* refused: ask again, ever more rarely */
        hush();
        tries += 1;
        if (tries < 8) { timer = setTimeout(listen, Math.min(60000, 2000 * Math.pow(2, tries))); }
      }
    };
    lists.forEach(function (list) {
      stream.addEventListener(list.dataset.live.split(':')[0], function (event) {
        place = event.lastEventId;
        arrive(list, event.data, false);
      });
    });
  }

  function hush() {
    clearTimeout(timer);
    if (stream) { stream.close(); }
    stream = null;
  }

  /* a page nobody looks at lets go of its stream: browsers allow six, phones have small batteries */
  document.addEventListener('visibilitychange', function () {
    clearTimeout(hiding);
    if (document.hidden) { hiding = setTimeout(hush, HIDDEN_MS); } else { tries = 0; listen(); markSeen(); }
  });
  window.addEventListener('pagehide', hush);
  window.addEventListener('pageshow', listen);
  window.addEventListener('offline', hush);
  window.addEventListener('online', function () { hush(); tries = 0; listen(); });

  /* ---- entries ---- */
  function arrive(list, html, isAnswer) {
    if (list.hasAttribute('data-own')) { /* a page with a script of its own for what is new */
      list.dispatchEvent(new CustomEvent('porch:news', { detail: html }));
      return;
    }
    var box = document.createElement('template');
    box.innerHTML = html.trim();
    Array.prototype.forEach.call(box.content.querySelectorAll('li'), function (entry) {
      if (entry.closest('[data-beside]')) { return; } /* a card beside it has steps of its own */
      if (list === talk) { putEntry(entry, isAnswer); } else { list.appendChild(entry); }
    });
  }

  function putEntry(entry, isAnswer) {
    var there = document.getElementById(entry.id), low = atBottom(), after = null;
    var empty = talk.querySelector('[data-empty]');
    if (!entry.dataset.seq && !there) { talk.appendChild(entry); return; } /* it waits beside the log */
    if (!isAnswer) { makeMine(entry); }
    if (there) {
      if (isAnswer || entry.classList.contains('taken')) { there.parentNode.replaceChild(entry, there); }
    } else {
      Array.prototype.forEach.call(talk.querySelectorAll('li[data-seq]'), function (other) {
        if (Number(other.dataset.seq) < Number(entry.dataset.seq)) { after = other; }
      });
      talk.insertBefore(entry, after ? after.nextSibling : talk.firstChild);
      if (empty) { empty.parentNode.removeChild(empty); }
      if (low) { entry.scrollIntoView({ block: 'nearest' }); if (form) { form.scrollIntoView({ block: 'nearest' }); } }
    }
    if (entry.hasAttribute('data-begun')) { hideWaiting(); }
    if (entry.hasAttribute('data-ended')) { ended(); }
    markSeen();
  }

  /* the stream draws for everybody: what is mine, and my own time, are put in here */
  function makeMine(entry) {
    var who = entry.querySelector('[data-who]'), name = entry.querySelector('[data-name]');
    if (entry.dataset.by && entry.dataset.by === talk.dataset.me) {
      entry.classList.add('me');
      if (who) { who.textContent = talk.dataset.you; }
      if (name) { name.parentNode.removeChild(name); }
      if (entry.classList.contains('taken')) { entry.firstElementChild.textContent = talk.dataset.taken; }
    }
    Array.prototype.forEach.call(entry.querySelectorAll('time'), function (time) {
      time.textContent = clock(time.getAttribute('datetime')) || time.textContent;
    });
  }

  function clock(moment) {
    try {
      return new Date(moment).toLocaleTimeString(document.documentElement.lang, {
        hour: 'numeric', minute: '2-digit', timeZone: talk.dataset.zone
      }).replace(/[\s\u202f]?AM$/, ' a.m.').replace(/[\s\u202f]?PM$/, ' p.m.').replace(':00 ', ' ');
    } catch (unknownZone) { return ''; }
  }

  function atBottom() {
    return window.innerHeight + window.pageYOffset > document.documentElement.scrollHeight - 240;
  }

  function hideWaiting() {
    var waiting = document.getElementById('waiting');
    if (waiting) { waiting.hidden = true; }
  }

  function ended() {
    if (!form) { return; }
    if (!form.elements.body.value.trim()) { window.location.reload(); } else { state(form.dataset.ended); }
  }

  /* my own page tells the house how far I read, so that it is not called new; nobody else is shown it */
  function markSeen() {
    if (!talk || document.hidden) { return; }
    clearTimeout(seenTimer);
    seenTimer = setTimeout(function () {
      var all = talk.querySelectorAll('li[data-seq]'), token = document.querySelector('[name=csrfmiddlewaretoken]');
      var last = Array.prototype.reduce.call(all, function (most, entry) {
        return Math.max(most, Number(entry.dataset.seq));
      }, 0);
      if (!token || last <= Number(talk.dataset.read || talk.dataset.since)) { return; }
      talk.dataset.read = String(last);
      post(talk.dataset.seen, 'seq=' + last + '&csrfmiddlewaretoken=' + token.value).catch(function () {});
    }, 1500);
  }

  function post(url, body) {
    return fetch(url, { method: 'POST', credentials: 'same-origin', body: body, headers: {
      'Content-Type': 'application/x-www-form-urlencoded', 'X-Requested-With': 'fetch'
    } });
  }

  /* ---- sending: the words stay in the box until the house has them ---- */
  var waits = 0, retry = 0, button, isBusy = false;

  function state(words, canRetry) {
    var line = form.querySelector('[data-state]'), again;
    line.textContent = words;
    if (canRetry) {
      again = document.createElement('button');
      again.type = 'button';
      again.className = 'btn small';
      again.textContent = form.dataset.retry;
      again.addEventListener('click', send);
      line.appendChild(document.createTextNode(' '));
      line.appendChild(again);
    }
  }

  function freshId() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    return Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join('');
  }

  function send() {
    var fields = form.elements;
    clearTimeout(retry);
    if (isBusy) { return; }
    if (!fields.body.value.trim()) { state(form.dataset.empty); fields.body.focus(); return; }
    isBusy = true;
    fields.body.readOnly = true;
    state(form.dataset.sending);
    post(form.action, new URLSearchParams(new FormData(form)).toString()).then(function (answer) {
      if (answer.redirected || answer.status === 403) { return stop(form.dataset.out); }
      if (answer.status === 422) { return answer.text().then(stop); }
      if (answer.status === 404) { return stop(form.dataset.gone); }
      if (!answer.ok) { throw new Error('later'); }
      return answer.text().then(sent);
    }).catch(wait);
  }

  function sent(html) {
    var fields = form.elements;
    arrive(talk, html, true);
    var card = besides(html);
    fields.body.value = fields.note.value = '';
    fields.client_id.value = freshId();
    fields.note.closest('details').open = false;
    waits = 0;
    stop('');
    (card || form).scrollIntoView({ block: 'nearest' });
  }

  /* a card beside my own words, when the answer brings one; putting it away leaves nothing */
  var beside = document.querySelector('[data-beside-place]');

  function besides(html) {
    var box = document.createElement('template');
    box.innerHTML = html;
    var card = box.content.querySelector('[data-beside]');
    beside.textContent = '';
    if (card) { beside.appendChild(card); }
    return card;
  }

  if (beside) {
    beside.addEventListener('click', function (event) {
      if (!event.target.closest('[data-put-away]')) { return; }
      event.preventDefault();
      beside.textContent = '';
      if (window.history.replaceState) { window.history.replaceState(null, '', window.location.pathname); }
    });
  }

  function stop(words) {
    isBusy = false;
    form.elements.body.readOnly = false;
    state(words);
  }

  function wait() {
    stop('');
    waits += 1;
    state(form.dataset.waiting, true);
    form.scrollIntoView({ block: 'nearest' });
    retry = setTimeout(send, Math.min(30000, 1000 * Math.pow(2, waits)));
  }

  if (form && talk && window.fetch && window.URLSearchParams && window.FormData && window.crypto) {
    button = form.querySelector('[data-primary]');
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      button.removeAttribute('aria-disabled');
      send();
    });
    form.elements.body.addEventListener('input', function () { /* changed words are another message */
      if (!waits || isBusy) { return; }
      clearTimeout(retry);
      waits = 0;
      form.elements.client_id.value = freshId();
      state('');
    });
  }

  setInterval(function () {
    Array.prototype.forEach.call(document.querySelectorAll('.bubble form'), function (takeBack) {
      var time = takeBack.parentNode.querySelector('time');
      if (Date.now() - Date.parse(time.getAttribute('datetime')) > TAKE_BACK_MS) { takeBack.hidden = true; }
    });
  }, 30000);

  if (talk && form && talk.lastElementChild && !window.location.hash) { form.scrollIntoView({ block: 'end' }); }
  listen();
}());
