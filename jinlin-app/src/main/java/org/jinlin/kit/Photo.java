package org.jinlin.kit;

/// A photo as it is kept: upright, at most 1600 pixels long, and nothing but the picture.
///
/// @param jpeg without any metadata
public record Photo(byte[] jpeg, int width, int height) {

    @Override
    public String toString() {
        return "photo " + width + "x" + height;
    }
}
