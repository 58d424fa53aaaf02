/* Whoever asked sees what changes without pressing anything. Without this file "Look again" does the same.
   Reads as ES2017. */
(function () {
  'use strict';
  var place = document.querySelector('[data-ask-live]');
  if (!place || !window.EventSource || !window.fetch || !window.DOMParser) { return; }
  var topic = place.dataset.askLive, since = place.dataset.since, stream = null, busy = false, again = false;

  function draw() {
    if (busy) { again = true; return; }
    busy = true;
    fetch(window.location.href, { credentials: 'same-origin' }).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html');
      var now = page.querySelector('[data-ask-here]'), here = place.querySelector('[data-ask-here]');
      var heading = page.querySelector('h1'), mine = document.querySelector('h1');
      if (now && here) { here.replaceWith(document.importNode(now, true)); }
      if (heading && mine) { mine.textContent = heading.textContent; }
      if (now && !page.querySelector('[data-ask-live]')) { hush(); }
    }).catch(function () { /* no signal: the stream asks again when there is one */ }).then(function () {
      busy = false;
      if (again) { again = false; draw(); }
    });
  }

  function listen() {
    if (stream) { return; }
    stream = new EventSource('/live/?topic=' + encodeURIComponent(topic) + '&since=' + encodeURIComponent(topic + ':' + since));
    stream.addEventListener('asks', function (event) {
      since = String(event.lastEventId || '').split(':').pop() || since;
      draw();
    });
  }

  function hush() {
    if (stream) { stream.close(); }
    stream = null;
  }

  window.addEventListener('pagehide', hush);
  window.addEventListener('pageshow', listen);
  listen();
})();
