/* A list of meetings on a site of your own. Put this where the list should stand:

     <div data-porch-meetings data-day="today"><a href="SITE/meetings/">Find a meeting</a></div>
     <script src="SITE/embed/meetings.js" defer></script>

   data-day, data-how, data-type, data-for, data-lang, data-place, data-lat, data-lon, data-km, data-q and data-from say
   what to look for, as in the address of a search; several with a space between them. data-theme is light or dark.
   Sets no cookie, keeps nothing, and reads nothing of the page but its own element. Without a script the link stays.
   Reads as ES2017. */
(function () {
  'use strict';
  var own = document.currentScript;
  if (!own) { return; }
  var site = new URL(own.src, document.baseURI).origin;
  var WORDS = ['day', 'how', 'type', 'for', 'lang', 'on'];
  var TEXTS = ['place', 'lat', 'lon', 'km', 'q', 'from', 'until', 'order', 'theme'];
  var frames = [];

  function address(place) {
    var asked = new URLSearchParams();
    WORDS.forEach(function (name) {
      (place.getAttribute('data-' + name) || '').split(/\s+/).forEach(function (word) {
        if (word) { asked.append(name, word); }
      });
    });
    TEXTS.forEach(function (name) {
      var text = place.getAttribute('data-' + name);
      if (text) { asked.append(name, text); }
    });
    var said = asked.toString();
    return site + '/embed/meetings/' + (said ? '?' + said : '');
  }

  function fill(place) {
    if (place.hasAttribute('data-porch-filled')) { return; }
    place.setAttribute('data-porch-filled', '');
    var frame = document.createElement('iframe');
    frame.src = address(place);
    frame.title = place.getAttribute('data-title') || 'Meetings';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.width = '100%';
    frame.height = '640';
    frame.style.cssText = 'border:0;width:100%;display:block';
    frames.push(frame);
    place.insertBefore(frame, place.firstChild);
  }

  function heard(event) {
    var said = event.data;
    if (event.origin !== site || !said || said.porch !== 'meetings' || typeof said.height !== 'number') { return; }
    frames.forEach(function (frame) {
      if (frame.contentWindow === event.source) {
        frame.style.height = Math.min(Math.max(said.height, 80), 20000) + 'px';
      }
    });
  }

  function start() { Array.prototype.forEach.call(document.querySelectorAll('[data-porch-meetings]'), fill); }

  window.addEventListener('message', heard);
  if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', start); } else { start(); }
}());
