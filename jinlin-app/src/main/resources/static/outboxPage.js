// On pages: shows what waits in this phone, sends it when there is a network, and clears it when somebody signs out.
(() => {
    const person = document.body.dataset.outboxFor;
    const root = document.documentElement;
    const $ = what => document.querySelector(what);
    const each = (what, act) => document.querySelectorAll(what).forEach(act);
    const filled = (text, value) => text.replace("#", () => value);
    const EVERY_MILLIS = 60 * 1000;
    const field = location.pathname.startsWith("/f/");

    const when = millis => new Intl.DateTimeFormat(root.lang, new Date(millis).toDateString() === new Date().toDateString() ? {hour: "2-digit", minute: "2-digit"}
        : {month: "short", day: "numeric", hour: "2-digit", minute: "2-digit"}).format(millis);

    const forms = () => [...document.querySelectorAll("form[action^='/f/']")].filter(form => form.querySelector("input[name=id]"));
    const hidden = (form, name, value) => {
        // a form that was carried over a sign-in brings that of an earlier page along
        form.querySelectorAll(`input[name=${name}]`).forEach(input => input.remove());
        form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
    };

    // A visit was when it was written, where nobody says otherwise.
    const clock = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16);

    // A kept page is used again and again, and each use is a note of its own.
    const prepare = () => forms().forEach(form => {
        const button = form.querySelector("button:not([type=button])");
        hidden(form, "_outbox", person);
        hidden(form, "_about", [$("main h1"), $(".fd-where span"), button].filter(Boolean).map(part => part.textContent.trim()).join(" · "));
        if (root.dataset.keptAt) {
            form.querySelector("input[name=id]").value = crypto.randomUUID();
        }
        // before anything is sent: a note that is sent again says the same as the first time
        form.addEventListener("submit", () => form.querySelectorAll("input[name='f.visited_at']").forEach(input => { input.value ||= clock(); }));
    });

    const fill = (form, fields) => {
        new Set(fields.map(([name]) => name)).forEach(name => {
            const values = fields.filter(field => field[0] === name).map(field => field[1]);
            const inputs = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter(input => input.type !== "hidden");
            inputs.forEach(input => {
                if (input.type === "file") {
                    const files = new DataTransfer();
                    values.filter(value => value.bytes).forEach(value => files.items.add(new File([value.bytes], value.name, {type: value.type})));
                    input.files = files.files;
                } else if (input.type === "radio" || input.type === "checkbox") {
                    input.checked = values.includes(input.value);
                } else {
                    input.value = values[0];
                }
            });
        });
        form.closest("details")?.setAttribute("open", "");
    };

    const mend = async () => {
        const query = new URLSearchParams(location.search);
        const id = query.get("mend") || query.get("mends");
        const note = id && await outbox.one(id, person);
        if (!note) {
            return;
        }
        const verb = (note.fields.find(([name]) => name === "do") || [])[1];
        const form = forms().find(known => new URL(known.action).pathname === new URL(note.action, location).pathname && (known.querySelector("input[name=do]")?.value ?? verb) === verb);
        if (!form) {
            each("[data-outbox-unfit]", line => { line.hidden = false; });
            return;
        }
        form.action = new URL(form.action).pathname + "?mends=" + id;
        if (query.get("mend")) {
            fill(form, note.fields);
        }
    };

    const row = (list, note) => {
        const item = $("[data-outbox-note]").content.firstElementChild.cloneNode(true);
        const part = name => item.querySelector(`[data-${name}]`);
        item.dataset.state = note.state;
        part("about").textContent = note.about;
        part("state").textContent = filled(list.dataset[note.state], when(note.state === "sent" ? note.at : note.written));
        note.fields.filter(([name, value]) => name.startsWith("f.") && typeof value === "string" && value && !/^[a-z0-9_:T.-]*Z?$/.test(value)).forEach(([, value]) => {
            part("words").append(Object.assign(document.createElement("p"), {className: "said", dir: "auto", textContent: value}));
        });
        const photos = note.fields.filter(([, value]) => typeof value !== "string").length;
        part("photos").hidden = !photos;
        part("photos").textContent = filled(list.dataset.photos, photos);
        const refused = note.state === "refused";
        part("why").hidden = !refused;
        part("why").textContent = refused ? note.why.length ? note.why.join(" ") : filled(list.dataset.unsaid, note.status) : "";
        part("mend").hidden = !refused;
        const verb = (note.fields.find(([name]) => name === "do") || [])[1];
        part("mend").href = note.action + "?mend=" + note.id + (verb ? "&do=" + verb + "#form-" + verb : "");
        part("drop").hidden = note.state === "sent";
        part("drop").addEventListener("click", () => {
            if (confirm(list.dataset[note.tried && !refused ? "dropTried" : "dropSure"])) {
                outbox.drop(known => known.id === note.id).then(show);
            }
        });
        return item;
    };

    let shown = "";
    const show = async () => {
        const notes = await outbox.of(person);
        const open = notes.filter(note => note.state !== "sent");
        each("[data-outbox-count]", pill => {
            pill.hidden = !open.length;
            pill.querySelector("b").textContent = open.length;
        });
        const list = $("[data-outbox-list]");
        const state = JSON.stringify(notes.map(note => [note.id, note.state]));
        if (list && state !== shown) {
            shown = state;
            list.replaceChildren(...notes.map(note => row(list, note)));
            $("[data-outbox-none]").hidden = notes.length > 0;
            $("[data-outbox-send]").hidden = !notes.some(note => note.state === "waiting");
        }
    };

    const away = yes => each("[data-outbox-away]", line => { line.hidden = !yes; });

    let again = false;
    const send = async () => {
        const came = await outbox.flush(Boolean(root.dataset.keptAt));
        if (came.busy && !again) {
            // another window is at it: once more afterwards, for what it did not see any more
            again = true;
            setTimeout(() => { again = false; send(); }, 2000);
        }
        each("[data-outbox-over]", line => { line.hidden = !came.over; });
        away(came.away ?? (Boolean(root.dataset.keptAt) || !navigator.onLine));
        await show();
        return came;
    };

    const store = async () => {
        await navigator.serviceWorker.register("/f/worker.js", {scope: "/f/"});
        const list = $("[data-outbox-keep]");
        if (!list || root.dataset.keptAt) {
            return;
        }
        const worker = (await navigator.serviceWorker.ready).active;
        const line = new MessageChannel();
        line.port1.onmessage = answer => { $("[data-outbox-ready]").hidden = !answer.data; };
        worker.postMessage({keep: list.dataset.outboxKeep.split(" ")}, [line.port2]);
    };

    // Until it is known that this phone holds nothing, it is taken to hold something.
    let holds = true;
    const look = async () => {
        holds = (await outbox.of(person)).length > 0 || await caches.has(outbox.PAGES) || await caches.has(outbox.FILES);
    };

    const leave = form => form.addEventListener("submit", event => {
        if (!holds) {
            return;
        }
        event.preventDefault();
        (async () => {
            const open = (await outbox.of(person)).filter(note => note.state !== "sent");
            if (open.length && !confirm(filled(form.dataset.outboxLeave, open.length))) {
                return;
            }
            await outbox.drop(note => note.person === person);
            await outbox.forgetPages();
            form.submit();
        })().catch(() => form.submit());
    });

    // Whoever signs in begins with no kept pages. Nothing is waited for: the worker looks whose they are, too.
    const enter = form => form.addEventListener("submit", () => outbox.forgetPages().catch(() => {}));

    if (!self.indexedDB || !self.caches || !self.crypto.randomUUID) {
        return;
    }
    each("form[action='/sign-in']", enter);
    if (!person) {
        return;
    }
    each("form[action='/sign-out']", leave);
    if (!field) {
        look().catch(() => {});
    }
    if (!field || !navigator.serviceWorker) {
        return;
    }
    each("[data-outbox-scripts]", line => { line.hidden = true; });
    if (root.dataset.keptAt) {
        each("[data-outbox-stood]", line => { line.hidden = false; line.textContent = filled(line.dataset.outboxStood, when(Number(root.dataset.keptAt))); });
        each("[data-outbox-list]", () => each("[data-outbox-elsewhere]", line => { line.hidden = location.pathname === "/f/outbox"; }));
    }
    away(Boolean(root.dataset.keptAt) || !navigator.onLine);
    prepare();
    mend().then(() => outbox.tidy(person)).then(send).catch(() => {});
    store().catch(() => {});
    outbox.changed(() => show().catch(() => {}));
    each("[data-outbox-send]", button => button.addEventListener("click", () => send().catch(() => {})));
    addEventListener("online", () => send().catch(() => {}));
    addEventListener("offline", () => away(true));
    addEventListener("pageshow", event => { if (event.persisted) send().catch(() => {}); });
    setInterval(() => send().catch(() => {}), EVERY_MILLIS);
})();
