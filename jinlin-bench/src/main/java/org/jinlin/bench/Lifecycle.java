package org.jinlin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// One request from its report to its rating, through the API. Five steps in seven HTTP requests: report; accept; dispatch;
/// the order taken and finished, and the request finished; rate.
final class Lifecycle implements Work, AutoCloseable {

    static final int REQUESTS = 7;

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");
    private static final String CHILDREN = "\"children\":";

    private final HttpLine line;
    private final Supplier<Cast> casts;
    private final Texts texts;
    private final Random random;

    /// Where a lifecycle left its traces.
    record Numbers(String request, String order) {}

    Lifecycle(int port, List<Cast> casts, Texts texts, long seed) throws IOException {
        this.line = new HttpLine(port);
        this.texts = texts;
        this.random = new Random(seed);
        this.casts = () -> casts.get(random.nextInt(casts.size()));
    }

    static List<Lifecycle> many(int count, int port, List<Cast> casts) throws IOException {
        var texts = Texts.load();
        var all = new ArrayList<Lifecycle>();
        for (int i = 0; i < count; i++) {
            all.add(new Lifecycle(port, casts, texts, i));
        }
        return all;
    }

    @Override
    public void once(Parts parts) throws IOException {
        play(casts.get(), new Timed(parts, () -> { }, System.nanoTime()));
    }

    /// One that should have begun at a time: waiting for it counts.
    ///
    /// @param intended nanoseconds of the machine
    void late(Parts parts, long intended) throws IOException {
        play(casts.get(), new Timed(parts, () -> { }, intended));
    }

    @Override
    public int size() {
        return REQUESTS;
    }

    /// @param after what is to be done after each request
    Numbers play(Cast cast, Runnable after) throws IOException {
        return play(cast, new Timed(Parts.ignored(), after, System.nanoTime()));
    }

    private Numbers play(Cast cast, Timed post) throws IOException {
        Texts.Complaint complaint = texts.complaint(random);
        String opened = post.send(cast.resident(), "/api/matters", "{\"id\":\"" + UUID.randomUUID() + "\",\"place\":{\"unit\":\"" + cast.grid()
                + "\"},\"fields\":{\"text\":\"" + complaint.text() + "\",\"category\":\"" + complaint.category() + "\"}}");
        String request = number(opened);
        post.move(cast.worker(), request, "accept", "\"nature\":\"service\",\"scope\":\"some\",\"harm\":\"slight\"");
        String dispatched = post.move(cast.worker(), request, "dispatch", "\"unit\":\"" + cast.company() + "\"");
        String order = number(dispatched.substring(dispatched.indexOf(CHILDREN)));
        post.move(cast.manager(), order, "accept", "");
        post.move(cast.manager(), order, "finish", "\"text\":\"" + texts.done(random) + "\"");
        post.move(cast.worker(), request, "finish", "\"text\":\"" + texts.done(random) + "\"");
        post.move(cast.resident(), request, "rate", "\"verdict\":\"solved\",\"word\":\"satisfied\"");
        return new Numbers(request, order);
    }

    private static String number(String answer) {
        var number = NUMBER.matcher(answer);
        if (!number.find()) {
            throw new IllegalStateException("an answer names no matter");
        }
        return number.group(1);
    }

    private final class Timed {

        private final Parts parts;
        private final Runnable after;

        private long began;

        /// @param began of the first request; each next one begins when the one before is done
        Timed(Parts parts, Runnable after, long began) {
            this.parts = parts;
            this.after = after;
            this.began = began;
        }

        String move(Browser who, String number, String verb, String fields) throws IOException {
            return send(who, "/api/matters/" + number + "/moves", "{\"do\":\"" + verb + "\",\"id\":\"" + UUID.randomUUID() + "\",\"fields\":{" + fields + "}}");
        }

        String send(Browser who, String path, String json) throws IOException {
            String body = who.post(line, path, json);
            parts.done(began);
            after.run();
            began = System.nanoTime();
            return body;
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
