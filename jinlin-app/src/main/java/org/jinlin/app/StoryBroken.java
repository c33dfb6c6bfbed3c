package org.jinlin.app;

/// A story that the product does not keep, in one sentence.
final class StoryBroken extends RuntimeException {

    StoryBroken(String sentence) {
        super(sentence);
    }

    StoryBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
