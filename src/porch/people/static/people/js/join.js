/* The time zone this device says, chosen in the list; the page already holds a guess. Reads as ES2017. */
(function () {
  'use strict';
  var zones = document.getElementById('id_time_zone');
  var languages = document.getElementById('id_language');
  var town = document.querySelector('[data-town]');
  var language = document.querySelector('[data-language]');
  var here = '';
  if (!zones) { return; }
  try { here = Intl.DateTimeFormat().resolvedOptions().timeZone || ''; } catch (unknown) { here = ''; }

  function plain(zone) { return zone.split('/').pop().replace(/_/g, ' '); }

  function choose(zone) {
    var known = Array.prototype.some.call(zones.options, function (option) { return option.value === zone; });
    if (!known) { zones.add(new Option(plain(zone), zone)); }
    zones.value = zone;
  }

  function say() {
    if (zones.value) { town.textContent = plain(zones.value); }
    language.textContent = languages.options[languages.selectedIndex].text;
  }

  if (here && !document.querySelector('[data-errors]')) { choose(here); }
  zones.addEventListener('change', say);
  languages.addEventListener('change', say);
  say();
}());
