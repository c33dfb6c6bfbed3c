// What a phone can add to pages that work without it: drafts that survive closing the page, large print offered where the
// phone's own print is large, the phone's position, and a matter that shows what is done while one looks at it. Nothing here is needed to report or to follow.
(() => {
    const PREFIX = "jinlin.draft.";
    const KEPT_MILLIS = 7 * 24 * 3600 * 1000;
    const LARGE = 1.25;

    const store = (() => {
        try {
            localStorage.setItem(PREFIX + "probe", "");
            localStorage.removeItem(PREFIX + "probe");
            return localStorage;
        } catch (none) {
            return null;
        }
    })();

    const typed = form => [...form.querySelectorAll("textarea, input[type=text], input[type=tel]")].filter(input => input.name.startsWith("f."));

    const drop = key => {
        Object.keys(store).filter(name => name.startsWith(PREFIX) && (key === "all" || name === PREFIX + key || name.startsWith(PREFIX + key + ".")))
            .forEach(name => store.removeItem(name));
    };

    const draftName = form => PREFIX + form.dataset.draft + "." + ((form.querySelector("input[name=step]") || form.querySelector("input[name=do]") || {}).value || "");

    const restore = form => {
        let kept;
        try {
            kept = JSON.parse(store.getItem(draftName(form)) || "null");
        } catch (unreadable) {
            kept = null;
        }
        if (!kept || Date.now() - kept.at > KEPT_MILLIS) {
            store.removeItem(draftName(form));
            return;
        }
        typed(form).filter(input => !input.value && kept.values[input.name]).forEach(input => {
            input.value = kept.values[input.name];
        });
    };

    const keep = form => {
        const values = Object.fromEntries(typed(form).filter(input => input.value).map(input => [input.name, input.value]));
        store.setItem(draftName(form), JSON.stringify({at: Date.now(), values}));
        form.querySelectorAll("[data-saved]").forEach(line => { line.hidden = false; });
    };

    const keeps = form => {
        restore(form);
        form.addEventListener("input", () => keep(form));
    };

    const drafts = () => {
        document.querySelectorAll("[data-draft-done]").forEach(mark => {
            drop(mark.dataset.draftDone);
            drop("/r/" + mark.dataset.draftDone);
        });
        document.querySelectorAll("form[data-draft]").forEach(keeps);
        document.querySelectorAll("form[data-draft-drop]").forEach(form => form.addEventListener("submit", () => drop(form.dataset.draftDrop)));
    };

    // iOS tells its print size by a font of its own, the others by the size of a rem
    const printScale = () => {
        const probe = document.createElement("span");
        probe.style.font = "-apple-system-body";
        document.body.append(probe);
        const apple = CSS.supports("font", "-apple-system-body") ? parseFloat(getComputedStyle(probe).fontSize) / 17 : 1;
        probe.remove();
        return Math.max(apple, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
    };

    const offerElder = () => {
        const offer = document.querySelector("[data-offer-elder]");
        if (!offer || store.getItem("jinlin.elder.offered") || printScale() < LARGE) {
            return;
        }
        offer.hidden = false;
        offer.querySelectorAll("a, button").forEach(way => way.addEventListener("click", () => {
            store.setItem("jinlin.elder.offered", "1");
            offer.hidden = true;
        }));
    };

    const point = (form, longitude, latitude, name) => {
        form.elements["f.longitude"].value = longitude.toFixed(6);
        form.elements["f.latitude"].value = latitude.toFixed(6);
        const way = form.querySelector("[data-point]");
        way.hidden = false;
        way.querySelector("input").checked = true;
        if (name) {
            way.querySelector("[data-point-name]").textContent = name;
        }
    };

    const map = form => {
        const svg = form.querySelector("[data-map]");
        if (!svg) {
            return;
        }
        svg.classList.add("live");
        form.querySelector("[data-map-tap]").hidden = false;
        svg.addEventListener("click", event => {
            const box = svg.getBoundingClientRect();
            const x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
            const y = (event.clientY - box.top) / box.height * svg.viewBox.baseVal.height;
            svg.querySelector("[data-pin]").setAttribute("transform", `translate(${x} ${y})`);
            point(form, Number(svg.dataset.west) + x * svg.dataset.across, svg.dataset.north - y * svg.dataset.down, event.target.dataset.name);
        });
    };

    // the server says which grid it is: the page comes back with the pin
    const locate = form => {
        const line = form.querySelector("[data-locate]");
        if (!line || !navigator.geolocation) {
            return;
        }
        line.hidden = false;
        line.querySelector("button").addEventListener("click", () => navigator.geolocation.getCurrentPosition(found => {
            point(form, found.coords.longitude, found.coords.latitude);
            const stay = document.createElement("input");
            Object.assign(stay, {type: "hidden", name: "go", value: "where"});
            form.append(stay);
            form.submit();
        }, () => { line.querySelector("[role=status]").textContent = line.dataset.denied; }, {timeout: 10000, maximumAge: 60000}));
    };

    // the browser's own page about it would take the photos that were chosen with it
    const network = forms => {
        const line = document.querySelector("[data-offline]");
        if (!line) {
            return;
        }
        forms.forEach(form => form.addEventListener("submit", event => {
            if (!navigator.onLine) {
                event.preventDefault();
                line.hidden = false;
                line.scrollIntoView({block: "center"});
            }
        }));
        addEventListener("online", () => { line.hidden = true; });
    };

    // a choice of the list means the list
    const lists = form => {
        [["f.place", "f.at", "list"], ["f.category_other", "f.category", "other_category"]].forEach(([list, way, value]) => {
            const select = form.querySelector(`select[name="${list}"]`);
            const radio = form.querySelector(`input[name="${way}"][value="${value}"]`);
            if (select && radio) {
                select.addEventListener("change", () => { radio.checked = true; });
            }
        });
    };

    // The page of one matter follows what is done, part by part; a part at which somebody is typing stays as it is.
    const typedIn = part => part.contains(document.activeElement) && document.activeElement.form || [...part.querySelectorAll("textarea, input:not([type=hidden])")]
        .some(input => input.files ? input.files.length : input.matches("[type=radio], [type=checkbox]") ? input.checked !== input.defaultChecked : input.value !== input.defaultValue);

    const follow = line => {
        let source = null;
        const look = async () => {
            try {
                const answer = await fetch(location.pathname, {headers: {Accept: "text/html"}});
                if (!answer.ok || answer.redirected) {
                    return;
                }
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                line.dataset.version = page.querySelector("[data-follow]").dataset.version;
                document.querySelectorAll("[data-live]").forEach(part => {
                    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
                    if (!fresh || typedIn(part) || fresh.textContent.replace(/\s+/g, " ") === part.textContent.replace(/\s+/g, " ")) {
                        return;
                    }
                    part.replaceWith(document.adoptNode(fresh));
                    const forms = fresh.querySelectorAll("form[data-draft]");
                    if (store) {
                        forms.forEach(keeps);
                    }
                    network(forms);
                    line.hidden = false;
                    line.textContent = line.dataset.news;
                });
            } catch (offline) {
                // the next connection says the version, and then it is looked at again
            }
        };
        const listen = () => {
            source = new EventSource(line.dataset.follow);
            source.addEventListener("at", event => { if (event.data !== line.dataset.version) look(); });
            source.addEventListener("stirred", look);
            source.addEventListener("elsewhere", () => { source.close(); source = null; });
            source.addEventListener("error", () => {
                if (source && source.readyState === EventSource.CLOSED) {
                    source = null;
                    setTimeout(() => source || listen(), 30000);
                }
            });
        };
        listen();
        document.addEventListener("visibilitychange", () => { if (!document.hidden && !source) listen(); });
        addEventListener("pagehide", () => { if (source) source.close(); source = null; });
        addEventListener("pageshow", event => { if (event.persisted && !source) listen(); });
    };

    if (store) {
        drafts();
        offerElder();
    }
    network(document.querySelectorAll("form[data-draft]"));
    if (window.EventSource) {
        document.querySelectorAll("[data-follow]").forEach(follow);
    }
    document.querySelectorAll("form.report").forEach(form => {
        map(form);
        locate(form);
        lists(form);
    });
})();
