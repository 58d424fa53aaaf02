/* Two comforts of the search: "Use my location", asked for only at a tap and rounded to about a kilometre before it is
   sent; and times by the device's own clock, where that shows another hour than the page's. ES2017. */
(function () {
  'use strict';

  function nearby(row) {
    var said = row.querySelector('[role=status]');
    var form = row.closest('form');
    row.hidden = false;
    form.elements.place.addEventListener('input', function () {
      form.elements.lat.value = '';
      form.elements.lon.value = '';
    });
    row.querySelector('button').addEventListener('click', function () {
      said.textContent = said.dataset.asking;
      navigator.geolocation.getCurrentPosition(function (found) {
        form.elements.lat.value = found.coords.latitude.toFixed(2);
        form.elements.lon.value = found.coords.longitude.toFixed(2);
        form.elements.place.value = '';
        form.submit();
      }, function () {
        said.textContent = said.dataset.missed;
      }, { enableHighAccuracy: false, maximumAge: 600000, timeout: 15000 });
    });
  }

  function hour(zone) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date());
  }

  function ownClock(line) {
    var own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || hour(own) === hour(line.dataset.zone)) { return; }
    var asked = new URLSearchParams(location.search);
    asked.set('zone', own);
    line.querySelector('a').search = asked.toString();
    line.hidden = false;
  }

  var row = document.querySelector('[data-near]');
  var line = document.querySelector('[data-zone]');
  if (row && navigator.geolocation) { nearby(row); }
  if (line && window.Intl) { try { ownClock(line); } catch (unknown) { line.hidden = true; } }
}());
