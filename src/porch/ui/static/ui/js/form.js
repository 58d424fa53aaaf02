/* Small comforts for forms. Every one of them may be missing: the plain page does the same work.
   One sending at a time; show the password; copy and print; how much room is left. Reads as ES2017. */
(function () {
  'use strict';
  var SENDING_MS = 8000;

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function once(element, act) {
    if (element.dataset.ready) { return; }
    element.dataset.ready = '1';
    act(element);
  }

  /* the same form is not sent twice by two quick taps; the button stays enabled, its name and value go along */
  document.addEventListener('submit', function (event) {
    var form = event.target;
    var sentAt = Number(form.dataset.sentAt || 0);
    if (Date.now() - sentAt < SENDING_MS && !form.hasAttribute('data-again')) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if ((form.method || '').toLowerCase() !== 'post') { return; }
    form.dataset.sentAt = String(Date.now());
    markBusy(form, true);
  }, true);

  function markBusy(form, busy) {
    Array.prototype.forEach.call(form.querySelectorAll('button:not([type=button])'), function (button) {
      if (busy) { button.setAttribute('aria-disabled', 'true'); } else { button.removeAttribute('aria-disabled'); }
    });
  }

  function free() {
    each('form[data-sent-at]', function (form) {
      delete form.dataset.sentAt;
      markBusy(form, false);
    });
  }

  function showPassword(input) {
    var button = document.createElement('button');
    var row = document.createElement('span');
    button.type = 'button';
    button.className = 'btn';
    button.innerHTML = '<span>Show</span><span class="vh"> what I typed</span>';
    button.setAttribute('aria-pressed', 'false');
    row.className = 'with-button';
    input.parentNode.insertBefore(row, input);
    row.appendChild(input);
    row.appendChild(button);
    button.addEventListener('click', function () {
      var shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      button.firstChild.textContent = shown ? 'Show' : 'Hide';
    });
    if (input.form) {
      input.form.addEventListener('submit', function () { input.type = 'password'; });
    }
  }

  function copies(button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener('click', function () {
      var source = document.querySelector(button.dataset.copy);
      navigator.clipboard.writeText(source.dataset.text || source.textContent.trim()).then(function () {
        say('Copied.');
      });
    });
  }

  function prints(button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  }

  function counts(area) {
    var left = document.createElement('span');
    var most = Number(area.getAttribute('maxlength'));
    left.className = 'left';
    area.parentNode.insertBefore(left, area.nextSibling);
    function update() {
      var room = most - area.value.length;
      left.textContent = room < most / 4 ? room + ' characters left' : '';
    }
    area.addEventListener('input', update);
    update();
  }

  function say(words) {
    var place = document.getElementById('said');
    if (!place) { return; }
    var line = document.createElement('p');
    line.className = 'status ok';
    line.textContent = words;
    place.innerHTML = '';
    place.appendChild(line);
  }

  function enhance() {
    each('input[type=password]', function (input) { once(input, showPassword); });
    each('[data-copy]', function (button) { once(button, copies); });
    each('[data-print]', function (button) { once(button, prints); });
    each('textarea[maxlength]', function (area) { once(area, counts); });
  }

  function start() {
    enhance();
    var wrong = document.querySelector('[data-errors]');
    if (wrong) { wrong.focus(); }
  }

  document.addEventListener('htmx:after:swap', function () { free(); enhance(); });
  document.addEventListener('htmx:finally:request', free);
  document.addEventListener('porch:not-sent', free);
  window.addEventListener('pageshow', free);
  start();
}());
