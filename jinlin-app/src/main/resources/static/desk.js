// Speed for the desk; every page works without it.
(() => {
  'use strict';
  const body = document.body, data = body.dataset, $ = (what, from = document) => from.querySelector(what);
  document.documentElement.classList.add('js');

  // Promises count on by themselves, by the server's time: a wrong clock of this computer must not colour anything.
  const ahead = Date.parse(data.now) - Date.now();
  const fill = (text, ...values) => values.reduceRight((filled, value, i) => filled.replace('#'.repeat(i + 1), () => value), text);
  const span = ms => {
    const minutes = Math.max(1, Math.ceil(ms / 60000)), parts = [[Math.floor(minutes / 1440), data.days], [Math.floor(minutes % 1440 / 60), data.hours], [minutes % 60, data.minutes]];
    const first = parts.findIndex(part => part[0] > 0), shown = [parts[first], parts[first + 1]].filter(part => part && part[0] > 0);
    return shown.map(part => fill(part[1], part[0])).join(' ');
  };
  const tick = () => document.querySelectorAll('[data-due]').forEach(chip => {
    const left = Date.parse(chip.dataset.due) - Date.now() - ahead, over = left < 0;
    const time = fill(over ? data.over : data.left, span(Math.abs(left)));
    const text = chip.lastElementChild, words = chip.dataset.colour ? fill(data.shown, chip.dataset.colour, time) : time;
    if (text.textContent !== words) text.textContent = words;
    let level = +(/lv([1-4])/.exec(chip.className) || [0, 0])[1];
    if (over && !level) {
      level = 4;
      chip.insertAdjacentHTML('afterbegin', '<i aria-hidden="true"><b></b><b></b><b></b><b></b></i>');
      chip.closest('.clk > div')?.classList.replace('c0', 'c4');
      chip.closest('.rows > li')?.classList.replace('l0', 'l4');
    }
    const name = level ? 'lv lv' + level + (left < 300000 ? ' solid' : '') : chip.className;
    if (chip.className !== name) chip.className = name;
  });
  setInterval(tick, 1000);

  // The list beside the matter, fetched again where it stands.
  const queue = $('#queue'), pane = $('.qlist');
  const onScreen = () => $('#queue [aria-current=true]')?.scrollIntoView({block: 'nearest'});
  let waiting = 0;
  const refresh = () => {
    if (!queue || !data.query || waiting) return;
    waiting = setTimeout(async () => {
      waiting = 0;
      if ($('.filters:focus-within', queue)) return;
      try {
        const at = data.number ? '&at=' + encodeURIComponent(data.number) : '';
        const answer = await fetch('/desk/queue?' + data.query + at);
        if (!answer.ok || answer.redirected) return;
        const focused = queue.contains(document.activeElement) && document.activeElement.getAttribute('href'), top = pane.scrollTop;
        queue.innerHTML = await answer.text();
        pane.scrollTop = top;
        if (focused) $('a[href="' + CSS.escape(focused) + '"]', queue)?.focus();
        const now = $('#here-now'), here = $('#here');
        if (here) { here.hidden = !now; here.textContent = now ? now.content.textContent.trim() : ''; }
        const count = $('.qtabs [href="/desk?view=desk"] b', queue), badge = $('.rail .n');
        if (count && badge) badge.textContent = count.textContent;
      } catch { /* no connection: the next news fetches it */ }
    }, 400);
  };
  onScreen();

  // News: numbers only. The matter that is open is never replaced: somebody may be typing. Of many windows the newest hear;
  // one that was put aside listens again when somebody looks at it.
  let source = null, before = false;
  const listen = () => {
    source = new EventSource('/desk/events' + (data.number ? '?at=' + encodeURIComponent(data.number) : ''));
    source.addEventListener('open', () => { data.live = '1'; if (before) refresh(); before = true; });
    source.addEventListener('error', () => delete data.live);
    source.addEventListener('here', refresh);
    source.addEventListener('elsewhere', () => { source.close(); source = null; delete data.live; });
    source.addEventListener('changed', event => {
      const versions = JSON.parse(event.data), news = $('#news');
      if (news && versions[data.number] > +data.version) news.hidden = false;
      refresh();
    });
  };
  if (queue && window.EventSource) {
    listen();
    document.addEventListener('visibilitychange', () => { if (!document.hidden && !source) listen(); });
    addEventListener('pagehide', () => source?.close());
    addEventListener('pageshow', event => { if (event.persisted) listen(); });
  }

  // A page that lies over the desk opens in place, so that what is typed below stays.
  const open = async link => {
    try {
      const answer = await fetch(link.href);
      const found = answer.ok && !answer.redirected && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('dialog');
      if (!found) { location.href = link.href; return; }
      const dialog = document.createElement('dialog');
      dialog.className = 'mask';
      found.removeAttribute('role');
      found.removeAttribute('aria-modal');
      found.classList.remove('page');
      dialog.setAttribute('aria-labelledby', 'dialog-title');
      dialog.append(document.adoptNode(found));
      body.append(dialog);
      // the browser gives the focus back by itself, and at once
      dialog.addEventListener('close', () => dialog.remove());
      dialog.showModal();
      begin(dialog);
    } catch { location.href = link.href; }
  };
  const begin = from => (from.querySelector('.faults') || from.querySelector('.bd input:checked, .bd textarea, .bd input:not([type=hidden]), .bd select') || from.querySelector('.dlg'))?.focus();
  if ($('.mask')) begin($('.mask'));
  body.addEventListener('click', event => {
    const link = event.target.closest('a[data-dialog]'), close = event.target.closest('[data-close]');
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link) { event.preventDefault(); open(link); }
    if (close && close.closest('dialog')) { event.preventDefault(); close.closest('dialog').close(); }
  });
  // of a suggestion and something of one's own only one is meant
  body.addEventListener('input', event => {
    const pick = event.target.closest('.pick');
    if (!pick) return;
    if ('instead' in event.target.dataset && event.target.value) pick.querySelectorAll('[type=radio]').forEach(radio => { radio.checked = false; });
    else if (event.target.type === 'radio') pick.querySelectorAll('[data-instead]').forEach(own => { own.value = ''; });
  });

  // Keys. They rest while somebody types or a window is open.
  const step = by => {
    const rows = [...document.querySelectorAll('#queue .rows a')], at = rows.findIndex(row => row.getAttribute('aria-current') === 'true');
    const to = rows[at < 0 ? (by > 0 ? 0 : -1) : at + by];
    if (to) to.click();
  };
  document.addEventListener('keydown', event => {
    const typing = event.target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) { event.target.form.requestSubmit(); return; }
    if (event.key === 'Escape' && $('.mask:not(dialog) [data-close]')) { $('.mask [data-close]').click(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || $('.mask:not(dialog), dialog[open]')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : '';
    if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
    else if (key === 'r') { const say = $('#say-reply') || $('[name=say]'); if (say) { say.checked = true; $('.' + say.id + ' textarea')?.focus(); } else return; }
    else {
      const target = key && [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key.toLowerCase() === key);
      if (!target) return;
      if (target.matches('input')) target.focus(); else target.click();
    }
    event.preventDefault();
  });
})();
