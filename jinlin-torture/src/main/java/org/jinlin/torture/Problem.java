package org.jinlin.torture;

/// Why there can be no torture, in one sentence that says what to do. Nothing was touched.
final class Problem extends RuntimeException {

    Problem(String sentence) {
        super(sentence);
    }
}
