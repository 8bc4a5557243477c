package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOptions;

/** How a file is written, and what its readers need to know of it. */
record Dialect(String format, char delimiter, FormatOptions options) {

    static Dialect of(String format, char delimiter) {
        return new Dialect(format, delimiter, FormatOptions.none());
    }

    Dialect with(String option, String value) {
        return new Dialect(format, delimiter, options.with(option, value));
    }

    /** What stands for an absent value. */
    String absent() {
        return options.setting("null").orElse("");
    }

    /** With an apostrophe in front of what a spreadsheet would take for a formula, if the dialect guards it. */
    String guarded(String text) {
        boolean guards = options.setting("excel").isPresent();
        return guards && text.matches("(?s)[-=+@\t\r].*") ? "'" + text : text;
    }

    @Override
    public String toString() {
        return format + " " + options.settings();
    }
}
