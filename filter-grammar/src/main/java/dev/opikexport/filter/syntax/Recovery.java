package dev.opikexport.filter.syntax;

import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.internal.OqlParser.SubscriptContext;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Gives up the smallest part that does not parse, and neither drops nor invents single tokens. */
final class Recovery extends DefaultErrorStrategy {

    @Override
    public void sync(Parser recognizer) {}

    /** What stands between brackets is given up as a whole. */
    @Override
    public void recover(Parser recognizer, RecognitionException e) {
        if (recognizer.getContext() instanceof SubscriptContext) {
            int type = recognizer.getCurrentToken().getType();
            while (type != OqlParser.RIGHT_BRACKET && type != Token.EOF && !isConnector(type)) {
                recognizer.getInputStream().consume();
                type = recognizer.getCurrentToken().getType();
            }
        } else {
            super.recover(recognizer, e);
        }
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        InputMismatchException mismatch = new InputMismatchException(recognizer);
        IntervalSet expected = mismatch.getExpectedTokens();
        if (expected != null && expected.contains(OqlParser.RIGHT_PAREN)) {
            reportError(recognizer, mismatch);
            skipTo(recognizer, false);
            if (recognizer.getCurrentToken().getType() == OqlParser.RIGHT_PAREN) {
                Token found = recognizer.getCurrentToken();
                recognizer.getInputStream().consume();
                return found;
            }
        }
        throw mismatch;
    }

    /** Skips to behind the next AND or OR that no parenthesis encloses; false if the text ends before. */
    boolean skipConnector(Parser recognizer) {
        skipTo(recognizer, true);
        if (recognizer.getCurrentToken().getType() == Token.EOF) {
            return false;
        }
        recognizer.getInputStream().consume();
        reset(recognizer);
        return recognizer.getCurrentToken().getType() != Token.EOF;
    }

    private static void skipTo(Parser recognizer, boolean connector) {
        int open = 0;
        while (recognizer.getCurrentToken().getType() != Token.EOF) {
            int type = recognizer.getCurrentToken().getType();
            if (open == 0 && (connector ? isConnector(type) : type == OqlParser.RIGHT_PAREN)) {
                return;
            }
            if (type == OqlParser.LEFT_PAREN) {
                open++;
            } else if (type == OqlParser.RIGHT_PAREN && open > 0) {
                open--;
            }
            recognizer.getInputStream().consume();
        }
    }

    private static boolean isConnector(int type) {
        return switch (type) {
            case OqlParser.AND, OqlParser.OR, OqlParser.FOREIGN_AND, OqlParser.FOREIGN_OR, OqlParser.COMMA -> true;
            default -> false;
        };
    }
}
