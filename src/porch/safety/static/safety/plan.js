/* A copy of my own plan on this device, only when I tick it. Nothing else of ours is ever kept there.
   Without this file the plan is kept with us, and the page works the same. Reads as ES2017. */
(function () {
  'use strict';
  var KEY = 'plan';
  var form = document.querySelector('form[data-plan]');
  var shown = document.querySelector('[data-plan-shown]');
  var remove = document.querySelector('[data-plan-remove]');
  var line = document.querySelector('[data-plan-state]');

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEY)) || null; } catch (refused) { return null; }
  }

  function keep(plan) {
    try {
      if (plan) { localStorage.setItem(KEY, JSON.stringify(plan)); } else { localStorage.removeItem(KEY); }
      return true;
    } catch (refused) { return false; }
  }

  function say(words) {
    line.textContent = words;
    line.hidden = false;
  }

  function boxes() { return Array.prototype.slice.call(form.querySelectorAll('textarea')); }

  function written() {
    return { steps: boxes().map(function (box) {
      return { key: box.name, heading: form.querySelector('label[for="' + box.id + '"]').textContent, words: box.value.trim() };
    }).filter(function (step) { return step.words; }) };
  }

  function draw(plan) {
    var place = document.createDocumentFragment();
    plan.steps.forEach(function (step) {
      var card = document.createElement('section'), heading = document.createElement('h2');
      card.className = 'card';
      heading.textContent = step.heading;
      card.appendChild(heading);
      step.words.split('\n').forEach(function (words) {
        var part = document.createElement('p');
        part.textContent = words;
        card.appendChild(part);
      });
      place.appendChild(card);
    });
    shown.textContent = '';
    shown.appendChild(place);
  }

  function begin() {
    var device = form.querySelector('[data-device]'), here = form.querySelector('[data-here]'), copy = kept();
    form.querySelector('[data-device-choice]').hidden = false;
    device.checked = Boolean(copy);
    if (copy && !boxes().some(function (box) { return box.value.trim(); })) { /* kept on this device only */
      copy.steps.forEach(function (step) {
        var box = boxes().filter(function (one) { return one.name === step.key; })[0];
        if (box) { box.value = step.words; }
      });
      here.checked = false;
    }
    form.addEventListener('submit', function (event) {
      if (!keep(device.checked ? written() : null)) { event.preventDefault(); say(line.dataset.refused); return; }
      if (!here.checked) { /* then the words do not leave this device */
        boxes().forEach(function (box) { box.disabled = true; });
      }
    });
    window.addEventListener('pageshow', function () {
      boxes().forEach(function (box) { box.disabled = false; });
    });
    if (copy) { say(here.checked ? line.dataset.kept : line.dataset.only); }
  }

  if (form) { begin(); }
  if (shown && kept()) { draw(kept()); }
  if (remove && kept()) {
    remove.hidden = false;
    remove.addEventListener('click', function () {
      keep(null);
      remove.hidden = true;
      if (shown) { shown.textContent = ''; }
      if (form) { form.querySelector('[data-device]').checked = false; }
      say(line.dataset.gone);
    });
  }
}());
