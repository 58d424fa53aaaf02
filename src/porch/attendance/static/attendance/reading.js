/* The chair's page says by itself what to read out. Without this file "Look again" does the same. Reads as ES2017. */
(function () {
  'use strict';
  if (!window.fetch || !window.DOMParser) { return; }

  function wait() {
    var place = document.getElementById('reading');
    var seconds = place ? Number(place.dataset.wait) : 0;
    if (seconds > 0) { window.setTimeout(draw, seconds * 1000); }
  }

  function draw() {
    fetch(window.location.href, { credentials: 'same-origin' }).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html');
      var now = page.getElementById('reading'), here = document.getElementById('reading');
      if (!now || !here) { throw new Error('another page'); }
      here.innerHTML = now.innerHTML;
      here.dataset.wait = now.dataset.wait;
      if (!now.dataset.wait) { window.location.reload(); return; }
      wait();
    }).catch(function () { window.setTimeout(draw, 10000); });
  }

  wait();
})();
