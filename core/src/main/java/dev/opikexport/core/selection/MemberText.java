package dev.opikexport.core.selection;

import dev.opikexport.filter.server.RowMembers;

/** Ids and times of rows, whose JSON strings hold no escapes, or need to be compared only with each other. */
public final class MemberText {

    private MemberText() {}

    /** What stands between the quotes; empty if the row lacks the member. */
    public static String of(RowMembers row, String member) {
        String json = row.member(member);
        return json == null || json.length() < 2 ? "" : json.substring(1, json.length() - 1);
    }
}
