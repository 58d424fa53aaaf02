/* The small sum at the door, done by this device: the ALTCHA challenge, version 2, with PBKDF2. Reads as ES2017. */
(function () {
  'use strict';
  var form = document.querySelector('form[data-sum]');
  var subtle = window.crypto && window.crypto.subtle;
  var line, words, told, wants = false, aside = false;
  if (!form || !subtle) { return; }
  line = form.querySelector('[role="status"]');
  words = line.querySelector('span');
  told = JSON.parse(form.dataset.sum);

  function bytes(hex) {
    return new Uint8Array(hex.match(/../g).map(function (pair) { return parseInt(pair, 16); }));
  }

  function key(counter) {
    var password = new Uint8Array(20);
    password.set(bytes(told.nonce));
    new DataView(password.buffer).setUint32(16, counter);
    return subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']).then(function (raw) {
      return subtle.deriveBits({
        name: 'PBKDF2', hash: 'SHA-256', salt: bytes(told.salt), iterations: told.cost
      }, raw, told.keyLength * 8);
    });
  }

  function starts(bits) {
    var found = Array.prototype.map.call(new Uint8Array(bits), function (byte) {
      return (byte + 256).toString(16).slice(1);
    }).join('');
    return found.indexOf(told.keyPrefix) === 0;
  }

  function look(counter) {
    return key(counter).then(function (bits) { return starts(bits) ? counter : look(counter + 1); });
  }

  form.addEventListener('click', function (event) {
    aside = Boolean(event.target.closest && event.target.closest('button[name]'));
  });
  form.addEventListener('submit', function (event) {
    if (aside) { return; } // a button with a name of its own asks for something else first
    if (form.elements.counter.value === '') { event.preventDefault(); wants = true; }
  });
  words.textContent = line.dataset.working;
  look(0).then(function (counter) {
    form.elements.counter.value = String(counter);
    words.textContent = line.dataset.done;
    if (wants) { form.submit(); }
  });
}());
