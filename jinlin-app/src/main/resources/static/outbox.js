// Notes of the field that could not be sent: kept in this browser, each under its client id, and sent in their order when there is
// a network again. Read by the pages and by the worker of the field, so that both keep and send in one way.
const outbox = (() => {
    const PAGES = "jinlin-field-pages";
    const FILES = "jinlin-field-files";
    const DAY_MILLIS = 24 * 3600 * 1000;
    const ABANDONED_MILLIS = 7 * DAY_MILLIS;
    const SEND_MILLIS = 60 * 1000;
    const OURS = ["_csrf", "_outbox", "_about", "id"];
    const channel = self.BroadcastChannel && new BroadcastChannel("jinlin-outbox");

    const asked = request => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });

    let opened = null;
    const open = () => {
        opened ??= new Promise((done, failed) => {
            const request = indexedDB.open("jinlin-field", 1);
            request.onupgradeneeded = () => request.result.createObjectStore("notes", {keyPath: "order", autoIncrement: true}).createIndex("id", "id", {unique: true});
            request.onsuccess = () => {
                request.result.onversionchange = () => { request.result.close(); opened = null; };
                done(request.result);
            };
            request.onerror = () => { opened = null; failed(request.error); };
        });
        return opened;
    };

    // One transaction; nothing but requests to its store may be waited for inside. Done when it is on the disk.
    const within = async (mode, work) => {
        const transaction = (await open()).transaction("notes", mode, {durability: "strict"});
        const over = new Promise((done, failed) => {
            transaction.oncomplete = done;
            transaction.onabort = transaction.onerror = () => failed(transaction.error);
        });
        const result = await work(transaction.objectStore("notes"));
        await over;
        return result;
    };

    const told = () => channel && channel.postMessage("changed");
    const all = () => within("readonly", notes => asked(notes.getAll()));
    const of = async person => (await all()).filter(note => note.person === person);
    const one = async (id, person) => (await of(person)).find(note => note.id === id);
    const waits = note => note.state === "waiting";

    const change = async (id, changed) => {
        await within("readwrite", async notes => {
            const note = await asked(notes.index("id").get(id));
            if (note) {
                await asked(notes.put(changed(note)));
            }
        });
        told();
    };

    const drop = async test => {
        await within("readwrite", async notes => {
            for (const note of (await asked(notes.getAll())).filter(test)) {
                await asked(notes.delete(note.order));
            }
        });
        told();
    };

    // What was said, as against what the form brings along: the same said twice under one id is one note.
    const said = note => JSON.stringify([note.action, note.fields.map(([name, value]) => [name, typeof value === "string" ? value : [value.name, value.bytes.byteLength]])]);

    // An id that is taken by another note is not taken again: two reports from one kept form are two.
    const keep = async (action, form, mends) => {
        const fields = [];
        for (const [name, value] of form) {
            if (!OURS.includes(name) && (typeof value === "string" || value.size || value.name)) {
                fields.push([name, typeof value === "string" ? value : {name: value.name, type: value.type, bytes: await value.arrayBuffer()}]);
            }
        }
        const note = {id: form.get("id"), person: form.get("_outbox"), about: form.get("_about") || "", action, fields, written: Date.now(), state: "waiting"};
        await within("readwrite", async notes => {
            const before = await asked(notes.index("id").get(note.id));
            const mended = mends && await asked(notes.index("id").get(mends));
            if (before && before.person === note.person && waits(before) && said(before) === said(note)) {
                return;
            }
            if (mended && mended.person === note.person) {
                await asked(notes.delete(mended.order));
            }
            if (before && before.state === "sent") {
                // the same form once more, as after going back: its id tells the server so
                await asked(notes.delete(before.order));
            } else if (before && !(mended && mended.id === before.id)) {
                note.id = crypto.randomUUID();
            }
            await asked(notes.add(note));
        });
        told();
    };

    const body = note => {
        const files = note.fields.some(([, value]) => typeof value !== "string");
        const form = files ? new FormData() : new URLSearchParams();
        form.append("id", note.id);
        note.fields.forEach(([name, value]) => typeof value === "string" ? form.append(name, value) : form.append(name, new Blob([value.bytes], {type: value.type}), value.name));
        return form;
    };

    const plain = html => html.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#34;|&quot;/g, "\"").replace(/&#39;/g, "'").replace(/&amp;/g, "&").trim();
    const sentences = html => [...(/<section class="faults"[^]*?<\/section>/.exec(html) || [""])[0].matchAll(/<a [^>]*>([^]*?)<\/a>/g)].map(found => plain(found[1]));

    const sent = async (note, token) => {
        const answer = await fetch(note.action, {method: "POST", body: body(note), headers: {"X-CSRF-Token": token}, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(SEND_MILLIS)});
        if (answer.type === "opaqueredirect") {
            await change(note.id, ({order, id, person, about, written}) => ({order, id, person, about, written, fields: [], state: "sent", at: Date.now()}));
            return "sent";
        }
        // nothing was said about the note itself
        if (answer.status >= 500 || [401, 403, 408, 425, 429].includes(answer.status)) {
            return "later";
        }
        const why = sentences(await answer.text());
        await change(note.id, known => ({...known, state: "refused", status: answer.status, why}));
        return "refused";
    };

    // Who is signed in now, and what forms repeat: asked for before each round, as both may have changed since the page was made.
    const now = async () => {
        const answer = await fetch("/f/now", {headers: {Accept: "application/json"}, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(SEND_MILLIS)});
        return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 ? null : answer.ok ? answer.json() : undefined;
    };

    const round = async asking => {
        const waiting = (await all()).filter(waits);
        if (!waiting.length && !asking) {
            return {};
        }
        const who = await now();
        if (!who) {
            return {away: who === undefined, over: who === null};
        }
        // what comes after a refused note on the same page may build on it
        const held = new Set((await of(who.person)).filter(note => note.state === "refused").map(note => note.action));
        for (const note of waiting.filter(known => known.person === who.person)) {
            if (held.has(note.action)) {
                continue;
            }
            await change(note.id, known => ({...known, tried: Date.now()}));
            const became = await sent(note, who.csrf);
            if (became === "later") {
                return {away: true};
            }
            if (became === "refused") {
                held.add(note.action);
            }
        }
        return {away: false};
    };

    // One at a time in all windows of this browser, its worker included.
    const alone = work => navigator.locks ? navigator.locks.request("jinlin-outbox", {ifAvailable: true}, lock => lock ? work() : {busy: true}) : work();
    // @param asking whether somebody wants to know if there is a network, though nothing waits
    const flush = asking => alone(() => round(asking).catch(() => ({away: true})));

    const tidy = async person => {
        const past = Date.now();
        await within("readwrite", async notes => {
            for (const note of await asked(notes.getAll())) {
                const over = note.state === "sent" ? past - note.at > DAY_MILLIS : note.person !== person && past - note.written > ABANDONED_MILLIS;
                if (over) {
                    await asked(notes.delete(note.order));
                }
            }
        });
    };

    const forgetPages = () => Promise.all([caches.delete(PAGES), caches.delete(FILES)]);

    return {PAGES, FILES, DAY_MILLIS, keep, of, one, drop, flush, tidy, forgetPages, changed: listener => { if (channel) channel.onmessage = listener; }};
})();
