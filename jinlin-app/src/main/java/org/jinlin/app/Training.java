package org.jinlin.app;

import org.springframework.boot.SpringApplication;

/// One start and one warm-up on a database that is thrown away, for a JVM that writes down what a start needs. It touches no
/// data of anybody, whatever the environment names.
final class Training {

    private Training() {}

    static int run() {
        var scratch = Scratch.make("training"); // gone after the server has stopped
        SpringApplication.run(JinlinApplication.class, "--server.port=0", "--jinlin.data=" + scratch.path(), "--jinlin.database.url=", "--jinlin.database.port=0",
                "--jinlin.database.durability=throwaway", "--jinlin.warm-up=6s");
        return 0;
    }
}
