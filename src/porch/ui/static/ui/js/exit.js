/* Leaving quickly: the Leave button, or Shift three times within five seconds.
   The page is covered at once, the session is ended by a beacon, and the bland page takes this page's place.
   Without this script Leave is a plain form. Reads as ES2017. */
(function () {
  'use strict';
  var NEUTRAL = '/leave/';
  var FLAG = 'left';
  var WINDOW_MS = 5000;
  var presses = [];
  var alone = false;
  var lights = null;

  function keep(value) {
    try {
      if (value) { sessionStorage.setItem(FLAG, '1'); } else { sessionStorage.removeItem(FLAG); }
    } catch (refused) { /* a browser that stores nothing still leaves */ }
  }

  function hasLeft() {
    try { return sessionStorage.getItem(FLAG) === '1'; } catch (refused) { return false; }
  }

  function cover() {
    document.documentElement.classList.add('gone');
    document.title = 'Notes';
  }

  function leave() {
    cover();
    keep(true);
    var sent = navigator.sendBeacon && navigator.sendBeacon(NEUTRAL, new FormData());
    if (!sent) {
      fetch(NEUTRAL, { method: 'POST', credentials: 'same-origin', keepalive: true, redirect: 'manual' }).catch(function () {});
    }
    location.replace(NEUTRAL);
  }

  function show(count) {
    if (!lights) {
      lights = document.createElement('div');
      lights.className = 'lights';
      lights.setAttribute('role', 'status');
      lights.innerHTML = '<span class="vh"></span><i></i><i></i><i></i>';
      document.body.appendChild(lights);
    }
    lights.hidden = count === 0;
    var more = 3 - count;
    lights.firstChild.textContent = count ? 'Shift ' + more + ' more ' + (more === 1 ? 'time' : 'times') + ' to leave' : '';
    Array.prototype.forEach.call(lights.querySelectorAll('i'), function (light, index) {
      light.className = index < count ? 'on' : '';
    });
  }

  function forget() {
    presses = [];
    if (lights) { show(0); }
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-leave]');
    if (button) {
      event.preventDefault();
      leave();
    }
  });

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Shift') {
      alone = false;
      forget();
    } else if (!event.repeat) {
      alone = true;
    }
  });

  document.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' || !alone) { return; }
    alone = false;
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < WINDOW_MS; });
    presses.push(now);
    if (presses.length >= 3) {
      leave();
      return;
    }
    show(presses.length);
    setTimeout(function () {
      if (presses.length && Date.now() - presses[presses.length - 1] >= WINDOW_MS) { forget(); }
    }, WINDOW_MS + 50);
  });

  function cameBack(event) {
    var entry = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
    return event.persisted || (entry && entry.type === 'back_forward');
  }

  window.addEventListener('pageshow', function (event) {
    if (!hasLeft()) { return; }
    if (cameBack(event)) {
      cover();
      location.replace(NEUTRAL);
    } else {
      keep(false);
    }
  });
}());
