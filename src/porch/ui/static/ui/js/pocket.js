/* In the pocket: keeps Get help now on this phone, says when a form could not be sent, offers to install.
   A browser that knows none of it loses nothing else. Reads as ES2017. */
(function () {
  'use strict';
  var worker = document.currentScript && document.currentScript.getAttribute('data-worker');
  var offered = null;

  function say(words) {
    var place = document.getElementById('said');
    if (!place) {
      place = document.createElement('div');
      place.id = 'said';
      place.setAttribute('role', 'status');
      var main = document.getElementById('main');
      if (!main) { return; }
      main.insertBefore(place, main.firstChild);
    }
    var line = document.createElement('p');
    line.className = 'status warm';
    line.textContent = words;
    place.textContent = '';
    place.appendChild(line);
    place.scrollIntoView({ block: 'center' });
  }

  function notSent() {
    /* a room that keeps it for later says so itself */
    if (!document.dispatchEvent(new CustomEvent('porch:not-sent', { cancelable: true }))) { return; }
    say('No signal. It was not sent, and what you wrote is still on this page. Try again when there is signal.');
  }

  function showInstall() {
    Array.prototype.forEach.call(document.querySelectorAll('[data-install]'), function (button) {
      button.hidden = !offered;
    });
  }

  window.addEventListener('beforeinstallprompt', function (event) {
    event.preventDefault();
    offered = event;
    showInstall();
  });

  window.addEventListener('appinstalled', function () {
    offered = null;
    showInstall();
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-install]');
    if (!button || !offered) { return; }
    offered.prompt();
    offered = null;
    showInstall();
  });

  if (!('serviceWorker' in navigator)) { return; }
  navigator.serviceWorker.addEventListener('message', function (event) {
    if (event.data === 'not-sent') { notSent(); }
  });
  if (worker) {
    window.addEventListener('load', function () {
      navigator.serviceWorker.register(worker).catch(function () { /* a private window may refuse */ });
    });
  }
}());
