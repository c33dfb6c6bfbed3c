package org.jinlin.matters;

/// Where the page of a matter stands: its own address without what is done there, and the list that it belongs to.
record FieldAddress(String page, String path, String back) {

    private static final String INBOX = "/u";
    private static final String TODAY = "/f/today";

    static FieldAddress of(String uri, String number) {
        if (uri.startsWith(INBOX + "/")) {
            return new FieldAddress("u", INBOX + "/" + number, INBOX);
        }
        String page = uri.split("/")[2];
        return new FieldAddress(page, "/f/" + page + "/" + number, TODAY);
    }
}
