/* A room that goes on by itself. The house decides who is heard and sends the floor, the same for everybody; this file
   puts "You" where I am, tells me my place, keeps the time in words, and sends without leaving the page. Without it
   every button is a form and the page is read anew. Reads as ES2017. */
(function () {
  'use strict';
  var room = document.getElementById('room');
  if (!room || !window.fetch || !window.URLSearchParams || !window.FormData) { return; }
  var words = room.dataset, me = words.me, stance = '', ours = '', matters = false, arrived = Date.now(), left = null, toldTime = '';
  var HERE_MS = 25000, signs = 0, aloud = room.querySelector('[data-aloud]'), isAway = false;

  function floor() { return document.getElementById('floor'); }
  function shares() { return document.getElementById('shares'); }
  function write() { return document.getElementById('write'); }

  /* ---- what arrives: a floor, newer than the one shown, or a share ---- */
  function take(html) {
    var box = document.createElement('template');
    box.innerHTML = html.trim();
    var newer = box.content.querySelector('#floor');
    if (newer && Number(newer.dataset.seq) > Number(floor().dataset.seq)) { putFloor(newer); }
    Array.prototype.forEach.call(box.content.querySelectorAll('li.share'), putShare);
  }

  function putFloor(newer) {
    floor().parentNode.replaceChild(newer, floor());
    arrived = Date.now();
    settle(true);
    if (newer.dataset.state === 'over') { window.location.reload(); }
  }

  function putShare(share) {
    var after = null, list = shares(), name = share.querySelector('[data-name]');
    if (document.getElementById(share.id)) { return; }
    if (share.dataset.seat === me) { share.classList.add('me'); name.textContent = words.you + ':'; }
    Array.prototype.forEach.call(list.children, function (other) {
      if (Number(other.dataset.seq) < Number(share.dataset.seq)) { after = other; }
    });
    list.insertBefore(share, after ? after.nextSibling : list.firstChild);
    room.querySelector('[data-nothing]').hidden = true;
    say(share.textContent);
  }

  function say(text) { if (aloud.textContent !== text) { aloud.textContent = text; } }

  /* ---- the floor is the same for everybody; what is mine is put in here ---- */
  function settle(isNew) {
    var now = floor(), told = now.querySelector('[data-now]'), order = now.dataset.order.split(' ').filter(Boolean);
    var place = order.indexOf(me) + 1, isMine = now.dataset.holder === me, line = '';
    Array.prototype.forEach.call(now.querySelectorAll('[data-seat="' + me + '"]'), function (mine) {
      var name = mine.querySelector('[data-name], text');
      mine.classList.add('me');
      if (name) { name.textContent = words.you; }
    });
    if (isMine) { told.textContent = words.youShare; line = words.turn; }
    if (place) { line = place === 1 ? words.next : place === 2 ? words.nextButOne : words.number.replace('#', place); }
    var status = document.querySelector('[data-mine-status]');
    if (status && (line || place || isMine || isNew)) { status.textContent = line; }
    if (isNew) { say(told.textContent + ' ' + line); }
    left = now.dataset.left === '' ? null : Number(now.dataset.left);
    keepTime();
    look(now, order, place, isMine, isNew);
  }

  /* My buttons change with my turn: then they are read anew, and only then. What changes for all of us at once is
     asked for a little apart, so that a full room does not knock in one moment. */
  function look(now, order, place, isMine, isNew) {
    var mineBefore = stance, allBefore = ours, words3 = room.querySelector('[data-beside-share]');
    var leads = !!room.querySelector('[data-keep="lead"]'), serves = !!room.querySelector('[data-serves]');
    stance = [isMine, !!place, Number(now.dataset.people) < 2, leads ? [now.dataset.holder, now.dataset.order, now.dataset.paused, now.dataset.hosts].join() : serves ? now.dataset.hosts : ''].join('|');
    ours = [now.dataset.state, now.dataset.mode, now.dataset.serve].join('|');
    matters = isMine || !!place || leads;
    if (words3) { words3.hidden = !now.dataset.holder || isMine; }
    if (isMine) { write().hidden = false; }
    if (!isNew) { return; }
    if (stance !== mineBefore) { readMine(); }
    else if (ours !== allBefore) { setTimeout(readMine, leads ? 0 : Math.random() * 3000); }
  }

  function readMine() {
    fetch(words.mine, { credentials: 'same-origin' }).then(function (answer) {
      if (answer.status === 404 || answer.redirected) { window.location.reload(); }
      return answer.ok ? answer.text() : '';
    }).then(function (html) {
      var box = document.createElement('template'), open, old = document.getElementById('mine'), had;
      box.innerHTML = html.trim();
      if (!box.content.querySelector('#mine')) { return; }
      open = old.querySelector('details[open]');
      had = old.contains(document.activeElement);
      old.parentNode.replaceChild(box.content.querySelector('#mine'), old);
      if (open && document.querySelector('[data-keep="lead"]')) { document.querySelector('[data-keep="lead"]').open = true; }
      if (had) { (document.querySelector('#mine [data-primary]') || document.body).focus(); }
    }).catch(function () {});
  }

  /* ---- the time of a share, in words: whoever shares is told first, nobody is cut off ---- */
  function keepTime() {
    var place = floor().querySelector('[data-time]'), isMine = floor().dataset.holder === me, text = '', rest;
    if (left !== null) {
      rest = left - (Date.now() - arrived) / 1000;
      if (rest <= 0) { text = words.leftNone; }
      else if (isMine && rest <= 30) { text = words.leftHalf; }
      else { text = rest <= 60 ? words.leftOne : words.leftMany.replace('#', Math.ceil(rest / 60)); }
    }
    place.hidden = !text;
    if (place.textContent !== text) { place.textContent = text; }
    if (text !== toldTime && (text === words.leftNone || text === words.leftHalf)) { say(text); }
    toldTime = text;
  }

  /* ---- sending: the buttons are forms ---- */
  function post(form, button) {
    var given = new URLSearchParams(new FormData(form));
    if (button && button.name) { given.append(button.name, button.value); }
    return fetch(form.action, { method: 'POST', credentials: 'same-origin', body: given.toString(), headers: {
      'Content-Type': 'application/x-www-form-urlencoded', 'X-Requested-With': 'fetch'
    } });
  }

  var pressed = null;
  room.addEventListener('click', function (event) {
    var button = event.target.closest('button'), link = event.target.closest('a[data-write]');
    if (button) { pressed = button; }
    if (link) { event.preventDefault(); showWrite(); }
  });

  function showWrite() {
    write().hidden = false;
    write().elements.body.focus();
  }

  room.addEventListener('submit', function (event) {
    var form = event.target, button = event.submitter || pressed;
    if (form.hasAttribute('data-share')) { event.preventDefault(); sendShare(form, button); return; }
    if (!form.hasAttribute('data-act')) { return; }
    event.preventDefault();
    if (form.hasAttribute('data-opens-write')) { showWrite(); }
    post(form, button).then(function (answer) {
      if (answer.status === 422) { return answer.text().then(tell); }
      if (!answer.ok || answer.redirected) { window.location.reload(); }
      return tell('');
    }).catch(function () { away(true); }).then(free);
  });

  function free() { document.dispatchEvent(new CustomEvent('porch:not-sent')); }

  function tell(text) {
    var line = room.querySelector('[data-signal]');
    line.hidden = !text;
    line.querySelector('span').textContent = text;
    if (text) { say(text); }
  }

  function sendShare(form, button) {
    var state = form.querySelector('[data-state]'), body = form.elements.body;
    if (!body.value.trim()) { state.textContent = words.empty || form.dataset.empty; body.focus(); free(); return; }
    post(form, button).then(function (answer) {
      if (answer.status === 422) { return answer.text().then(function (text) { state.textContent = text; }); }
      if (!answer.ok || answer.redirected) { throw new Error('later'); }
      body.value = '';
      state.textContent = '';
      form.elements.client_id.value = freshId();
      if (!button || button.name !== 'more') { form.hidden = floor().dataset.holder === me; }
      return null;
    }).catch(function () { state.textContent = form.dataset.waiting; }).then(free);
  }

  function freshId() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    return Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join('');
  }

  /* ---- signs of being here, and of a network that is gone ---- */
  function away(isSo) {
    if (isSo === isAway) { return; }
    isAway = isSo;
    tell(isSo ? words.away : words.back);
  }

  /* whoever only listens gives a sign half as often: nobody waits for them */
  function signInTime() {
    signs += 1;
    if (matters || isAway || signs % 2) { sign(); }
  }

  function sign() {
    var token = document.querySelector('[name=csrfmiddlewaretoken]');
    fetch(words.here, { method: 'POST', credentials: 'same-origin', body: 'csrfmiddlewaretoken=' + token.value, headers: {
      'Content-Type': 'application/x-www-form-urlencoded', 'X-Requested-With': 'fetch'
    } }).then(function (answer) {
      if (answer.status === 404 || answer.redirected) { window.location.reload(); }
      away(false);
    }).catch(function () { away(true); });
  }

  window.addEventListener('offline', function () { away(true); });
  window.addEventListener('online', sign);
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { sign(); } });
  room.addEventListener('porch:news', function (event) { take(event.detail); });
  setInterval(signInTime, HERE_MS);
  setInterval(keepTime, 1000);
  settle(false);
}());
