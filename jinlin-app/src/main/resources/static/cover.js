// Drawing on a photo what is to be covered; without this a grid of tick boxes does the same. What is drawn are boxes in thousandths
// of the photo, which the server burns into a new one.
(() => {
    const WHOLE = 1000;
    const BRUSH = 60;
    const STEP = 25;
    const TAP_PIXELS = 6;
    const cover = document.querySelector("[data-cover]");
    if (!cover) {
        return;
    }
    const svg = cover.querySelector("svg");
    const most = Number(cover.dataset.coverMost);
    // what one move of the hand drew goes with one step back
    const strokes = [...cover.querySelectorAll("input[name=box]")].map((input, i) => [{input, rect: svg.querySelectorAll("rect")[i]}]);
    let hand = null;

    const at = event => {
        const box = cover.querySelector("img").getBoundingClientRect();
        const part = (value, from, size) => Math.min(WHOLE, Math.max(0, Math.round((value - from) / size * WHOLE)));
        return {x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height)};
    };

    const rectangle = () => svg.appendChild(document.createElementNS(svg.namespaceURI, "rect"));

    const size = (rect, left, top, right, bottom) => {
        Object.entries({x: left, y: top, width: right - left, height: bottom - top}).forEach(([name, value]) => rect.setAttribute(name, value));
    };

    const keep = rect => {
        const value = ["x", "y", "width", "height"].map(name => rect.getAttribute(name)).join(",");
        const input = Object.assign(document.createElement("input"), {type: "hidden", name: "box", value});
        cover.append(input);
        return {input, rect};
    };

    const dab = point => {
        if (strokes.flat().length + hand.drawn.length >= most) {
            return;
        }
        const rect = rectangle();
        const half = BRUSH / 2;
        size(rect, Math.max(0, point.x - half), Math.max(0, point.y - half), Math.min(WHOLE, point.x + half), Math.min(WHOLE, point.y + half));
        hand.drawn.push(keep(rect));
        hand.last = point;
    };

    // from dab to dab without a gap, however fast the hand
    const brush = point => {
        const far = Math.hypot(point.x - hand.last.x, point.y - hand.last.y);
        const {x, y} = hand.last;
        for (let done = STEP; done < far; done += STEP) {
            dab({x: Math.round(x + (point.x - x) * done / far), y: Math.round(y + (point.y - y) * done / far)});
        }
    };

    cover.addEventListener("pointerdown", event => {
        if (!event.isPrimary || event.button) {
            return;
        }
        hand = {id: event.pointerId, from: at(event), x: event.clientX, y: event.clientY, drawn: [], brush: document.querySelector("[name=tool]:checked").value === "brush"};
        hand.last = hand.from;
    });

    addEventListener("pointermove", event => {
        if (!hand || event.pointerId !== hand.id) {
            return;
        }
        const point = at(event);
        if (!hand.moved && Math.hypot(event.clientX - hand.x, event.clientY - hand.y) > TAP_PIXELS) {
            hand.moved = true;
            if (hand.brush) {
                dab(hand.from);
            } else {
                hand.rect = rectangle();
            }
        }
        if (hand.moved && hand.brush) {
            brush(point);
        } else if (hand.moved) {
            size(hand.rect, Math.min(point.x, hand.from.x), Math.min(point.y, hand.from.y), Math.max(point.x, hand.from.x), Math.max(point.y, hand.from.y));
        }
    });

    let drew = false;
    const lift = event => {
        if (!hand || event.pointerId !== hand.id) {
            return;
        }
        if (hand.moved && hand.brush) {
            dab(at(event));
        }
        if (hand.rect && Number(hand.rect.getAttribute("width")) && Number(hand.rect.getAttribute("height")) && strokes.flat().length < most) {
            hand.drawn.push(keep(hand.rect));
        } else if (hand.rect) {
            hand.rect.remove();
        }
        if (hand.drawn.length) {
            strokes.push(hand.drawn);
        }
        drew = Boolean(hand.moved);
        setTimeout(() => { drew = false; });
        hand = null;
    };
    addEventListener("pointerup", lift);
    addEventListener("pointercancel", lift);

    // the end of a stroke is no tap on the field below
    cover.addEventListener("click", event => {
        if (drew) {
            event.preventDefault();
            event.stopPropagation();
        }
    }, true);

    cover.classList.add("live");
    cover.addEventListener("dragstart", event => event.preventDefault());
    document.querySelector("[data-cover-tools]").hidden = false;
    document.querySelector("[data-cover-drawn]").hidden = false;
    document.querySelector("[data-cover-undo]").addEventListener("click", () => (strokes.pop() || []).forEach(({input, rect}) => { input.remove(); rect.remove(); }));
})();
