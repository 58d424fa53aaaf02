/* Every few minutes another quiet line. Without this file the first one stays. Reads as ES2017. */
(function () {
  'use strict';
  var EVERY_MS = 3 * 60000;
  var line = document.querySelector('[data-still]');
  if (!line) { return; }
  var words = line.dataset.words.split('|'), at = 0;
  setInterval(function () {
    at = (at + 1) % words.length;
    line.lastElementChild.textContent = words[at];
  }, EVERY_MS);
}());
