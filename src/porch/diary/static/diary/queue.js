/* Today's entry without signal: it waits on this phone, sealed so that nobody can read it here, and is sent once when
   there is signal again, by the same person only. Without this file the page works as it always did. Reads as ES2017. */
(function () {
  'use strict';
  var SEND = '/progress/send/';
  var FORMS = 'form[data-entry], form[data-check-in]';
  var EVERY_MS = 30000;
  var known = null; /* who writes here, and what to seal for */
  var confirmed = false; /* the server said so since this page was opened */
  var last = null; /* the form that was sent last, and what stood in it */
  var blank = document.querySelector('section[data-offline-entry]');

  if (!window.indexedDB || !window.crypto || !crypto.subtle || !window.fetch) { return; }

  /* ---- what waits ---- */

  function open() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open('waiting', 2);
      asked.onupgradeneeded = function () {
        ['letters', 'whose'].forEach(function (name) {
          if (!asked.result.objectStoreNames.contains(name)) { asked.result.createObjectStore(name, { keyPath: 'id' }); }
        });
      };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = asked.onblocked = function () { reject(asked.error); };
    });
  }

  function turn(store, mode, act) {
    return open().then(function (kept) {
      return new Promise(function (resolve, reject) {
        var all = kept.transaction(store, mode);
        var asked = act(all.objectStore(store));
        all.oncomplete = function () { kept.close(); resolve(asked.result); };
        all.onerror = all.onabort = function () { kept.close(); reject(all.error); };
      });
    });
  }

  function put(letter) { return turn('letters', 'readwrite', function (kept) { return kept.put(letter); }); }
  function drop(id) { return turn('letters', 'readwrite', function (kept) { return kept.delete(id); }); }

  function mine() {
    return turn('letters', 'readonly', function (kept) { return kept.getAll(); }).then(function (letters) {
      return letters.filter(function (one) { return known && one.mine === known.mine; })
        .sort(function (one, other) { return one.at < other.at ? -1 : 1; });
    });
  }

  function remember(told) {
    known = { id: 'me', mine: told.mine, point: told.point };
    return turn('whose', 'readwrite', function (kept) {
      return told.keeps ? kept.put(known) : kept.clear(); /* nothing is kept on a phone that others use */
    }).then(function () { known.keeps = told.keeps; confirmed = true; });
  }

  function recall() {
    return turn('whose', 'readonly', function (kept) { return kept.get('me'); }).then(function (found) {
      known = found || null;
      if (known) { known.keeps = true; }
    });
  }

  /* ---- sealing ---- */

  function text(bytes) {
    var plain = Array.prototype.map.call(bytes, function (byte) { return String.fromCharCode(byte); }).join('');
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function bytes(words) {
    var plain = atob(words.replace(/-/g, '+').replace(/_/g, '/') + '==='.slice((words.length + 3) % 4));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function joined(parts) {
    var whole = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.reduce(function (at, part) { whole.set(part, at); return at + part.length; }, 0);
    return whole;
  }

  function sealed(words, about, point) {
    var curve = { name: 'ECDH', namedCurve: 'P-256' };
    var ours = bytes(point), coder = new TextEncoder(), nonce = crypto.getRandomValues(new Uint8Array(12)), fresh, out;
    return Promise.all([
      crypto.subtle.generateKey(curve, false, ['deriveBits']),
      crypto.subtle.importKey('raw', ours, curve, false, [])
    ]).then(function (keys) {
      fresh = keys[0];
      return Promise.all([
        crypto.subtle.deriveBits({ name: 'ECDH', public: keys[1] }, fresh.privateKey, 256),
        crypto.subtle.exportKey('raw', fresh.publicKey)
      ]);
    }).then(function (found) {
      out = new Uint8Array(found[1]);
      return crypto.subtle.importKey('raw', found[0], 'HKDF', false, ['deriveKey']);
    }).then(function (shared) {
      var info = joined([coder.encode('posted 1'), out, ours]);
      return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: info }, shared,
        { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    }).then(function (key) {
      return crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: coder.encode(about) }, key, coder.encode(words));
    }).then(function (box) { return text(joined([out, nonce, new Uint8Array(box)])); });
  }

  /* ---- keeping ---- */

  function two(number) { return (number < 10 ? '0' : '') + number; }
  function dayOf(at) { return at.getFullYear() + '-' + two(at.getMonth() + 1) + '-' + two(at.getDate()); }

  function newId() {
    var raw = crypto.getRandomValues(new Uint8Array(16));
    raw[6] = raw[6] & 15 | 64;
    raw[8] = raw[8] & 63 | 128;
    var hex = Array.prototype.map.call(raw, function (byte) { return (byte < 16 ? '0' : '') + byte.toString(16); }).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  function zone() {
    try { return Intl.DateTimeFormat().resolvedOptions().timeZone || ''; } catch (unknown) { return ''; }
  }

  function says(fields) {
    return ['mood', 'craving', 'used', 'what', 'how_much', 'sleep', 'halt', 'did', 'note'].some(function (name) {
      return fields.getAll(name).some(function (value) { return String(value).trim(); });
    });
  }

  function keep(form, data) {
    var at = new Date(), fields = new URLSearchParams();
    data.forEach(function (value, name) { if (name !== 'csrfmiddlewaretoken') { fields.append(name, value); } });
    if (!says(fields)) { say('Pick how it is going, or answer anything else here.', 'warm'); return Promise.resolve(); }
    var letter = {
      id: fields.get('sent_as') || newId(), mine: known.mine, day: fields.get('day') || dayOf(at),
      at: at.toISOString(), zone: zone()
    };
    var about = [letter.mine, letter.id, letter.day, letter.at, letter.zone].join('|');
    return sealed(fields.toString(), about, known.point).then(function (box) {
      letter.box = box;
      return put(letter);
    }).then(function () {
      form.reset();
      if (form.elements.sent_as) { form.elements.sent_as.value = newId(); }
      return show();
    }).then(send).catch(function () {
      say('It could not be kept on this phone. What you wrote is still on this page.', 'warm');
    });
  }

  /* ---- what is shown ---- */

  function place() {
    var found = document.getElementById('waits');
    if (!found) {
      found = document.createElement('section');
      found.id = 'waits';
      found.setAttribute('aria-label', 'Waiting on this phone');
      var main = document.getElementById('main'), heading = main.querySelector('h1');
      heading.parentNode.insertBefore(found, heading.nextSibling);
    }
    return found;
  }

  function line(words, tone) {
    var part = document.createElement('p');
    part.className = 'status ' + tone;
    part.setAttribute('role', 'status');
    part.textContent = words;
    return part;
  }

  function say(words, tone) {
    place().insertBefore(line(words, tone), place().firstChild);
  }

  function row(letter) {
    var part = document.createElement('li'), words = document.createElement('span'), button = document.createElement('button');
    var at = new Date(letter.at).toLocaleString([], { weekday: 'long', hour: 'numeric', minute: '2-digit' });
    words.textContent = 'Written ' + at + (letter.why ? '. It could not be kept: ' + letter.why : '') + (letter.note ? ' You wrote: ' + letter.note : '') + ' ';
    button.type = 'button';
    button.className = 'btn small';
    button.textContent = 'Remove';
    button.setAttribute('aria-label', 'Remove what was written ' + at);
    button.addEventListener('click', function () { drop(letter.id).then(show); });
    part.appendChild(words);
    part.appendChild(button);
    return part;
  }

  function show() {
    return mine().then(function (letters) {
      var there = document.getElementById('waits');
      if (there) { there.textContent = ''; }
      if (!letters.length) { return letters; }
      var list = document.createElement('ul'), waiting = letters.some(function (one) { return !one.why; });
      list.className = 'plain';
      letters.forEach(function (letter) { list.appendChild(row(letter)); });
      if (waiting) { place().appendChild(line('Saved on this phone. We will send it when you are online.', 'warm')); }
      place().appendChild(list);
      place().scrollIntoView({ block: 'center' });
      return letters;
    });
  }

  /* ---- sending ---- */

  function whoIsIn() {
    return fetch(SEND, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' }).then(function (answer) {
      if (answer.type === 'opaqueredirect' || !answer.ok) { return null; }
      return answer.json();
    });
  }

  function post(letter, csrf) {
    var sent = { mine: letter.mine, id: letter.id, day: letter.day, at: letter.at, zone: letter.zone, box: letter.box };
    return fetch(SEND, {
      method: 'POST', credentials: 'same-origin', redirect: 'manual', body: JSON.stringify(sent),
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrf }
    }).then(function (answer) {
      if (answer.status !== 200 && answer.status !== 422) { throw new Error('not now'); }
      return answer.json().then(function (told) {
        if (answer.status === 200) { return drop(letter.id).then(function () { return told.says; }); }
        letter.why = told.why;
        letter.note = told.note;
        return put(letter).then(function () { return ''; });
      });
    });
  }

  function each(letters, csrf) {
    return letters.reduce(function (before, letter) {
      return before.then(function (said) {
        return post(letter, csrf).then(function (words) { return words ? said.concat(words) : said; });
      });
    }, Promise.resolve([]));
  }

  function sendAll() {
    return whoIsIn().then(function (told) {
      if (!told) { return null; }
      return remember(told).then(mine).then(function (letters) {
        return each(letters.filter(function (one) { return !one.why; }), told.csrf);
      }).then(function (said) {
        return show().then(function () { if (said.length) { say(said[said.length - 1], 'ok'); } });
      });
    });
  }

  /* of two windows one sends; were both to, the second is answered like the first */
  function send() {
    if (navigator.onLine === false) { return Promise.resolve(); }
    var alone = navigator.locks ? navigator.locks.request('waiting', { ifAvailable: true }, function (lock) {
      return lock ? sendAll() : null;
    }) : sendAll();
    return alone.catch(function () { /* the next turn tries again */ });
  }

  function again() {
    mine().then(function (letters) {
      if (letters.some(function (one) { return !one.why; })) { send(); }
    }).catch(function () {});
  }

  /* ---- the page ---- */

  /* a page of somebody signed in keeps nothing before it knows who that is now; the page without signal was opened by
     whoever was here last and has not left since */
  function canKeep() { return Boolean(known && known.keeps && (blank || confirmed)); }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (!form.matches || !form.matches(FORMS)) { return; }
    last = { form: form, data: new FormData(form), at: Date.now() };
    if (!canKeep() || !(blank || navigator.onLine === false)) { return; }
    event.preventDefault();
    document.dispatchEvent(new CustomEvent('porch:not-sent', { cancelable: true }));
  });

  document.addEventListener('porch:not-sent', function (event) {
    if (!last || !canKeep()) { return; }
    event.preventDefault();
    keep(last.form, last.data);
    last = null;
  });

  function begin() {
    if (!blank || !canKeep()) { return; }
    Array.prototype.forEach.call(document.querySelectorAll('[data-offline-entry]'), function (part) { part.hidden = false; });
  }

  window.addEventListener('online', again);
  setInterval(again, EVERY_MS);
  recall().then(begin).then(show).catch(function () { return []; }).then(function (letters) {
    if (!known || letters.length || document.querySelector(FORMS)) { send(); }
  });
}());
