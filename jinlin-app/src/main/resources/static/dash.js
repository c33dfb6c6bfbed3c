// The leader's page: printing, the full screen, and a fresh page every minute on a wall. The page is whole without it.
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
const full = document.querySelector('[data-full]');
if (full && document.documentElement.requestFullscreen) {
  full.hidden = false;
  full.addEventListener('click', () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
}
if (document.body.classList.contains('wall')) {
  // a page that is swapped keeps the full screen, which going to a page anew would leave
  const fresh = async () => {
    const answer = await fetch(location.href, { credentials: 'same-origin' }).catch(() => null);
    if (answer && answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelector('.db-grid').replaceWith(page.querySelector('.db-grid'));
      document.querySelector('.db-title').replaceWith(page.querySelector('.db-title'));
    }
  };
  setInterval(fresh, 60000);
}
