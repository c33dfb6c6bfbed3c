// The worker of the field: serves the pages of the last look while there is no network, and keeps what is sent then. It reads nothing
// but addresses under /f/ and the files of pages; everything else goes its way.
(() => {
    const PAGE_MILLIS = 8000;
    // photos take their time on a slow line
    const POST_MILLIS = 60000;
    const FRESH_MILLIS = 10 * 60 * 1000;
    const OWNER = "/f/owner";
    const KEPT_AT = "Jinlin-Kept-At";
    const TO_KEEP = /^\/f\/(today|outbox|report|begin(\/[a-z0-9_]+)?|(case|visit|callback)\/[0-9-]+)$/;
    const LOOKS = /^(\?((lang|elder)=\w+&?)+)?$/;
    // what stands between us and the server says so when the server is away
    const AWAY = [502, 504];

    addEventListener("install", event => event.waitUntil(skipWaiting()));
    addEventListener("activate", event => event.waitUntil(clients.claim()));

    const intime = (promise, millis) => Promise.race([promise.catch(() => null), new Promise(done => setTimeout(done, millis, null))]);

    let turn = Promise.resolve();
    const after = work => {
        turn = turn.then(work, work);
        return turn;
    };

    const keepFiles = async text => {
        const cache = await caches.open(outbox.FILES);
        for (const [, address] of text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)) {
            if (!await cache.match(address)) {
                await cache.add(address);
            }
        }
    };

    // The pages of one person only: whoever comes next begins with none.
    const keepPage = (path, answer) => after(async () => {
        const text = await answer.text();
        const person = (/data-outbox-for="([^"]+)"/.exec(text) || [])[1];
        if (!person) {
            return;
        }
        const owner = await (await caches.open(outbox.PAGES)).match(OWNER);
        if (owner && await owner.text() !== person) {
            await outbox.forgetPages();
        }
        const cache = await caches.open(outbox.PAGES);
        await cache.put(OWNER, new Response(person));
        const headers = new Headers(answer.headers);
        headers.set(KEPT_AT, Date.now());
        await cache.put(path, new Response(text, {headers}));
        await keepFiles(text);
    }).catch(() => {});

    const keptAt = answer => Number(answer && answer.headers.get(KEPT_AT));

    const kept = async path => {
        const cache = await caches.open(outbox.PAGES);
        const answer = await cache.match(path);
        if (!answer) {
            return null;
        }
        const at = keptAt(answer);
        if (Date.now() - at > outbox.DAY_MILLIS) {
            await cache.delete(path);
            return null;
        }
        return new Response((await answer.text()).replace("<html ", `<html data-kept-at="${at}" `), {headers: answer.headers});
    };

    const page = async (event, path, search) => {
        const asked = fetch(event.request);
        const known = await kept(path);
        const answer = await (known ? intime(asked, PAGE_MILLIS) : asked.catch(() => null));
        if (answer && !AWAY.includes(answer.status)) {
            if (answer.ok && TO_KEEP.test(path) && LOOKS.test(search)) {
                event.waitUntil(keepPage(path, answer.clone()));
            }
            return answer;
        }
        return known || await kept("/f/outbox") || answer || Response.error();
    };

    const post = async (event, url) => {
        const copy = event.request.clone();
        const answer = await intime(fetch(event.request), POST_MILLIS);
        const mends = url.searchParams.get("mends");
        if (answer && !AWAY.includes(answer.status)) {
            if (answer.type === "opaqueredirect" && mends) {
                await outbox.drop(note => note.id === mends).catch(() => {});
            }
            return answer;
        }
        const form = await copy.formData();
        if (!form.get("id") || !form.get("_outbox")) {
            return answer || Response.error();
        }
        url.searchParams.delete("mends");
        await outbox.keep(url.pathname + url.search, form, mends);
        if (registration.sync) {
            registration.sync.register("jinlin-outbox").catch(() => {});
        }
        return Response.redirect("/f/outbox", 303);
    };

    const file = async request => await (await caches.open(outbox.FILES)).match(request.url) || fetch(request);

    addEventListener("fetch", event => {
        const {request} = event;
        const url = new URL(request.url);
        if (url.origin !== location.origin) {
            return;
        }
        if (request.method === "GET" && url.pathname.startsWith("/static/")) {
            event.respondWith(file(request));
        } else if (request.mode === "navigate" && url.pathname.startsWith("/f/") && !url.pathname.endsWith("/reveal")) {
            event.respondWith(request.method === "POST" ? post(event, url) : page(event, url.pathname, url.search));
        }
    });

    const fetched = async path => {
        const before = await (await caches.open(outbox.PAGES)).match(path);
        if (before && Date.now() - keptAt(before) < FRESH_MILLIS) {
            return true;
        }
        const answer = await fetch(path, {headers: {Accept: "text/html"}, redirect: "manual"}).catch(() => null);
        if (answer && answer.ok) {
            await keepPage(path, answer);
        }
        return Boolean(answer && answer.ok);
    };

    addEventListener("message", event => event.waitUntil((async () => {
        let all = true;
        for (const path of event.data.keep.filter(address => TO_KEEP.test(address))) {
            all = await fetched(path) && all;
        }
        event.ports[0].postMessage(all);
    })()));

    addEventListener("sync", event => {
        if (event.tag === "jinlin-outbox") {
            event.waitUntil(outbox.flush().then(came => { if (came.away && !event.lastChance) throw new Error("away"); }));
        }
    });
})();
