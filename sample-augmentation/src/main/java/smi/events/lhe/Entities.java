package smi.events.lhe;

/** The five entities that every XML text has. */
final class Entities {
    private Entities() {}

    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&");
    }
}
