/*
 * OQL, the filter language of Opik, and what opik-export adds to it.
 *
 * One token of lookahead decides everywhere. The grammar is wider than the language on purpose: what people write by
 * mistake (==, &&, !, text without quotes, a list in brackets) parses, so that the checks behind the parser can say what
 * is meant instead. docs/filter-language.md says which column takes which operator and value.
 */
grammar Oql;

options {
    caseInsensitive = true;
}

// ---------------------------------------------------------------------------------------------------------------
// Filters
// ---------------------------------------------------------------------------------------------------------------

filter
    : disjunction? EOF
    ;

disjunction
    : conjunction (or conjunction)*
    ;

conjunction
    : negation (and negation)*
    ;

negation
    : not* primary
    ;

primary
    : LEFT_PAREN disjunction RIGHT_PAREN
    | comparison
    ;

comparison
    : column predicate
    ;

column
    : WORD step*
    ;

step
    : SEGMENT
    | DOT (STRING | OPEN_STRING)
    | LEFT_BRACKET subscript RIGHT_BRACKET
    ;

subscript
    : NUMBER ((COMMA NUMBER)+ | WORD NUMBER)?
    | STRING
    | STAR
    ;

predicate
    : operator operand?
    ;

operator
    : EQUAL
    | NOT_EQUAL
    | GREATER_THAN
    | GREATER_THAN_EQUAL
    | LESS_THAN
    | LESS_THAN_EQUAL
    | CONTAINS
    | NOT_CONTAINS
    | STARTS_WITH
    | ENDS_WITH
    | IS_EMPTY
    | IS_NOT_EMPTY
    | IN
    | NOT_IN
    | FOREIGN_OPERATOR
    | FOREIGN_NOT
    | WORD
    ;

operand
    : value
    | list
    ;

list
    : LEFT_PAREN items? RIGHT_PAREN
    | LEFT_BRACKET items? RIGHT_BRACKET
    ;

items
    : value (COMMA value)*
    ;

value
    : STRING
    | OPEN_STRING
    | FOREIGN_STRING
    | PARAMETER
    | DATE
    | FOREIGN_NUMBER
    | number
    | MINUS DOT?
    | words
    ;

// The last three are mistakes, except that .5 is a number.
number
    : (PLUS | MINUS)? (NUMBER | QUANTITY | SEGMENT | BAD_NUMBER)
    ;

// now, now(), now - 7d, true, false; anything else is text without quotes.
words
    : WORD+ (LEFT_PAREN RIGHT_PAREN)? ((PLUS | MINUS) QUANTITY)?
    ;

and
    : AND
    | FOREIGN_AND
    | COMMA
    ;

not
    : NOT
    | FOREIGN_NOT
    ;

or
    : OR
    | FOREIGN_OR
    ;

// ---------------------------------------------------------------------------------------------------------------
// Words and signs
// ---------------------------------------------------------------------------------------------------------------

AND
    : 'and'
    ;

OR
    : 'or'
    ;

NOT
    : 'not'
    ;

EQUAL
    : '='
    ;

NOT_EQUAL
    : '!='
    ;

GREATER_THAN
    : '>'
    ;

GREATER_THAN_EQUAL
    : '>='
    ;

LESS_THAN
    : '<'
    ;

LESS_THAN_EQUAL
    : '<='
    ;

CONTAINS
    : 'contains'
    ;

NOT_CONTAINS
    : 'not_contains'
    ;

STARTS_WITH
    : 'starts_with'
    ;

ENDS_WITH
    : 'ends_with'
    ;

IS_EMPTY
    : 'is_empty'
    ;

IS_NOT_EMPTY
    : 'is_not_empty'
    ;

IN
    : 'in'
    ;

NOT_IN
    : 'not_in'
    ;

FOREIGN_OPERATOR
    : '==' '='?
    | '!=='
    | '<>'
    | '=>'
    | '=<'
    | '=~'
    | '!~'
    | '~'
    ;

FOREIGN_NOT
    : '!'
    ;

FOREIGN_AND
    : '&' '&'?
    ;

FOREIGN_OR
    : '|' '|'?
    ;

LEFT_PAREN
    : '('
    ;

RIGHT_PAREN
    : ')'
    ;

LEFT_BRACKET
    : '['
    ;

RIGHT_BRACKET
    : ']'
    ;

COMMA
    : ','
    ;

STAR
    : '*'
    ;

PLUS
    : '+'
    ;

MINUS
    : '-'
    ;

// ---------------------------------------------------------------------------------------------------------------
// Values and names
// ---------------------------------------------------------------------------------------------------------------

// A doubled quote stands for one; a backslash is a backslash.
STRING
    : '"' (~'"' | '""')* '"'
    | '\'' (~'\'' | '\'\'')* '\''
    ;

OPEN_STRING
    : '"' (~'"' | '""')*
    | '\'' (~'\'' | '\'\'')*
    ;

// Quotes as programs for letters set them.
FOREIGN_STRING
    : [“”„«»] ~[“”„«»]* [“”„«»]?
    | [‘’‚] ~[‘’‚]* [‘’‚]?
    ;

DATE
    : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT TIME?
    ;

NUMBER
    : DIGIT+ ('.' DIGIT*)? EXPONENT?
    ;

QUANTITY
    : DIGIT+ ('.' DIGIT+)? ('us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'w')
    ;

BAD_NUMBER
    : DIGIT+ '_' NAME_PART*
    ;

// Digits of other scripts, which are text only.
FOREIGN_NUMBER
    : ANY_DIGIT+ ('.' ANY_DIGIT*)?
    ;

PARAMETER
    : ':' NAME_START NAME_PART*
    ;

WORD
    : NAME_START NAME_PART*
    ;

SEGMENT
    : '.' NAME_PART+ ('-'+ NAME_PART+)*
    ;

DOT
    : '.'
    ;

SPACE
    : [\p{White_Space}\uFEFF\u001C-\u001F]+ -> skip
    ;

// Whatever is nothing else, so that the lexer never fails.
UNEXPECTED
    : .
    ;

fragment TIME
    : 't' DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)? ('z' | [+-] DIGIT DIGIT (':' DIGIT DIGIT)?)?
    ;

fragment EXPONENT
    : 'e' [+-]? DIGIT+
    ;

fragment DIGIT
    : [0-9]
    ;

fragment ANY_DIGIT
    : [\p{Nd}\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089]
    ;

fragment NAME_START
    : [\p{L}_$@]
    ;

fragment NAME_PART
    : [\p{L}\p{N}\p{M}_$@]
    ;
