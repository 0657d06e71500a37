package smi.events.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import smi.events.expressions.Term.Many;
import smi.events.expressions.Term.Num;
import smi.events.expressions.Term.Vec;
import smi.events.expressions.Term.Vec3;
import smi.events.observables.ObservableFunction;
import smi.morphing.InvalidInputException;

/**
 * Reads an expression by recursive descent, one method per rank of operators as in the grammar of Python, and compiles it
 * on the way. What is inside brackets and behind names is read by {@link Atoms}.
 */
final class Parser {
    private static final int MAX_LENGTH = 4000;
    /** Deep enough for people; shallow enough for the stack of any thread. */
    private static final int MAX_DEPTH = 60;

    private final Source source;
    private final List<Token> tokens;
    private final Atoms atoms;
    private int next;
    private int depth;

    private Parser(Source source, Definitions definitions) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
        this.atoms = new Atoms(this, source, definitions);
    }

    /**
     * Compiles an expression.
     *
     * @throws InvalidInputException if it is wrong; the first line of the message says what, the others show where
     */
    static ObservableFunction parse(String text, Definitions definitions) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException("the expression has %d characters; the longest allowed has %d"
                    .formatted(text.length(), MAX_LENGTH));
        }
        var parser = new Parser(new Source(text), definitions);
        Code.Number code = parser.number(parser::whole).code();
        int loops = parser.atoms.deepestLoop();
        return event -> code.of(new Frame(event, loops));
    }

    private Term whole() {
        if (peek().kind() == Token.Kind.END) {
            throw source.error(peek(), "the expression is empty");
        }
        Term term = expression();
        if (peek().kind() != Token.Kind.END) {
            throw source.error(peek(), "an operator or the end is expected, not %s".formatted(peek().quoted()));
        }
        return term;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean accept(String operator) {
        if (!peek().is(operator)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String operator, String where) {
        if (!accept(operator)) {
            throw source.error(peek(), "'%s' is expected %s, not %s".formatted(operator, where, peek().quoted()));
        }
    }

    int position() {
        return next;
    }

    void moveTo(int position) {
        next = position;
    }

    Token at(int position) {
        return tokens.get(position);
    }

    InvalidInputException errorSince(int start, String message) {
        return source.error(
                tokens.get(start).from(), tokens.get(Math.max(start, next - 1)).to(), message);
    }

    /** Reads a part that must be a number or a condition. */
    Num number(Supplier<Term> part) {
        int start = next;
        Term term = part.get();
        if (term instanceof Num num) {
            return num;
        }
        String hint = term instanceof Many ? "write len(...) or take one, [0]" : "write .pt, .m, ... of it";
        throw errorSince(start, "a number is needed here, this is %s; %s".formatted(term.kind(), hint));
    }

    /** Reads a part that decides: a condition, a number (0 is false) or a list (false if empty). */
    Code.Number truth(Supplier<Term> part) {
        int start = next;
        return truth(part.get(), start);
    }

    private Code.Number truth(Term term, int start) {
        if (term instanceof Many list) {
            return Operators.length(list);
        }
        if (term instanceof Num num) {
            return num.code();
        }
        throw errorSince(start, "a condition is needed here, this is " + term.kind());
    }

    private <T> T deeper(Supplier<T> part) {
        if (++depth > MAX_DEPTH) {
            throw source.error(
                    peek(), "the expression is nested more than %d deep; split it into several".formatted(MAX_DEPTH));
        }
        T result = part.get();
        depth--;
        return result;
    }

    Term expression() {
        return deeper(this::choice);
    }

    private Term choice() {
        int start = next;
        Term yes = disjunction();
        if (!accept("if")) {
            return yes;
        }
        Code.Number condition = truth(this::disjunction);
        expect("else", "in VALUE if CONDITION else VALUE");
        Term no = expression();
        if (yes instanceof Num a && no instanceof Num b) {
            return new Num(Operators.choice(condition, a.code(), b.code()), a.isCondition() && b.isCondition());
        }
        if (Atoms.isVector(yes) && Atoms.isVector(no)) {
            return new Vec(
                    Operators.vectorChoice(
                            condition,
                            Atoms.vector(yes).code(),
                            Atoms.vector(no).code()),
                    null);
        }
        throw errorSince(
                start,
                "both values of a choice must be numbers or four-vectors, not %s and %s"
                        .formatted(yes.kind(), no.kind()));
    }

    Term disjunction() {
        int start = next;
        Term left = conjunction();
        while (accept("or")) {
            Code.Number a = truth(left, start);
            boolean conditions = left instanceof Num num && num.isCondition();
            Num right = decided(this::conjunction);
            left = new Num(Operators.or(a, right.code()), conditions && right.isCondition());
        }
        return left;
    }

    private Term conjunction() {
        int start = next;
        Term left = negation();
        while (accept("and")) {
            Code.Number a = truth(left, start);
            boolean conditions = left instanceof Num num && num.isCondition();
            Num right = decided(this::negation);
            left = new Num(Operators.and(a, right.code()), conditions && right.isCondition());
        }
        return left;
    }

    private Num decided(Supplier<Term> part) {
        int start = next;
        Term term = part.get();
        return term instanceof Num num ? num : Num.number(truth(term, start));
    }

    private Term negation() {
        if (accept("not")) {
            return Num.condition(Operators.not(deeper(() -> truth(this::negation))));
        }
        return comparison();
    }

    private Term comparison() {
        int start = next;
        Term left = alternative();
        if (Operators.comparison(peek().text()) == null || peek().kind() != Token.Kind.OPERATOR) {
            return membership(left, start);
        }
        List<Code.Number> numbers = new ArrayList<>(List.of(comparable(left, start)));
        List<DoubleBinaryOperator> comparisons = new ArrayList<>();
        while (peek().kind() == Token.Kind.OPERATOR && Operators.comparison(peek().text()) != null) {
            comparisons.add(Operators.comparison(take().text()));
            int from = next;
            numbers.add(comparable(alternative(), from));
        }
        return Num.condition(Operators.chain(numbers, comparisons));
    }

    private Code.Number comparable(Term term, int start) {
        if (term instanceof Num num) {
            return num.code();
        }
        throw errorSince(start, "only numbers can be compared, this is " + term.kind());
    }

    private Term membership(Term left, int start) {
        boolean no = peek().is("not") && tokens.get(next + 1).is("in");
        if (!no && !peek().is("in")) {
            return left;
        }
        Code.Number number = comparable(left, start);
        moveTo(next + (no ? 2 : 1));
        String end = accept("[") ? "]" : ")";
        if (end.equals(")")) {
            expect("(", "with the numbers after 'in', for example in (11, 13)");
        }
        List<Double> values = new ArrayList<>();
        do {
            values.add(constant("a list after 'in' has plain numbers"));
        } while (accept(",") && !peek().is(end));
        expect(end, "after the numbers");
        return Num.condition(Operators.among(
                number, values.stream().mapToDouble(Double::doubleValue).toArray(), !no));
    }

    /** Reads a number that does not depend on the event. */
    double constant(String rule) {
        int start = next;
        Term term = alternative();
        if (term instanceof Num num && num.code() instanceof Code.Constant constant) {
            return constant.value();
        }
        throw errorSince(start, rule);
    }

    private Term alternative() {
        return bitwise("|", () -> bitwise("&", this::sum));
    }

    private Term bitwise(String operator, Supplier<Term> part) {
        int start = next;
        Term left = part.get();
        while (peek().is(operator)) {
            Code.Number a = condition(left, start, operator);
            take();
            int from = next;
            Code.Number b = condition(part.get(), from, operator);
            left = Num.condition(Operators.both(a, b, operator.equals("|")));
        }
        return left;
    }

    private Code.Number condition(Term term, int start, String operator) {
        if (term instanceof Num num && num.isCondition()) {
            return num.code();
        }
        throw errorSince(
                start,
                "'%s' joins conditions in parentheses, this is %s; write %s"
                        .formatted(operator, term.kind(), operator.equals("|") ? "or" : "and"));
    }

    private Term sum() {
        int start = next;
        Term left = product();
        while (peek().is("+") || peek().is("-")) {
            Token operator = take();
            left = added(operator, left, product(), start);
        }
        return left;
    }

    private Term added(Token operator, Term left, Term right, int start) {
        boolean plus = operator.is("+");
        if (left instanceof Num a && right instanceof Num b) {
            return Operators.numbers(operator.text(), a, b);
        }
        if (Atoms.isVector(left) && Atoms.isVector(right)) {
            Vec a = Atoms.vector(left);
            Vec b = Atoms.vector(right);
            return plus ? Operators.sum(a, b) : Operators.difference(a, b);
        }
        if (left instanceof Vec3 a && right instanceof Vec3 b) {
            return Operators.sum(a, b, plus ? 1 : -1);
        }
        if (plus && left instanceof Many a && right instanceof Many b) {
            return Operators.concatenation(a, b);
        }
        throw unsuited(operator, left, right, start);
    }

    private InvalidInputException unsuited(Token operator, Term left, Term right, int start) {
        return errorSince(start, "'%s' cannot join %s and %s".formatted(operator.text(), left.kind(), right.kind()));
    }

    private Term product() {
        int start = next;
        Term left = factor();
        while (peek().is("*") || peek().is("/") || peek().is("//") || peek().is("%")) {
            Token operator = take();
            left = multiplied(operator, left, factor(), start);
        }
        return left;
    }

    private Term multiplied(Token operator, Term left, Term right, int start) {
        if (left instanceof Num a && right instanceof Num b) {
            return Operators.numbers(operator.text(), a, b);
        }
        if (right instanceof Num factor && operator.is("*")) {
            return scaled(operator, left, factor, right, start);
        }
        if (left instanceof Num factor && operator.is("*")) {
            return scaled(operator, right, factor, left, start);
        }
        if (right instanceof Num divisor && operator.is("/")) {
            Num inverse = Operators.numbers("/", Num.number(new Code.Constant(1)), divisor);
            return scaled(operator, left, inverse, right, start);
        }
        throw unsuited(operator, left, right, start);
    }

    private Term scaled(Token operator, Term vector, Num factor, Term other, int start) {
        if (vector instanceof Vec3 three) {
            return new Vec3(Operators.multiple(three.code(), factor.code()));
        }
        if (Atoms.isVector(vector)) {
            return new Vec(Operators.multiple(Atoms.vector(vector).code(), factor.code()), null);
        }
        throw unsuited(operator, vector, other, start);
    }

    private Term factor() {
        if (peek().is("+") || peek().is("-")) {
            boolean minus = take().is("-");
            return deeper(() -> signed(minus));
        }
        if (accept("!")) {
            int start = next;
            Term term = deeper(this::power);
            return Num.condition(Operators.not(condition(term, start, "!")));
        }
        return power();
    }

    private Term signed(boolean minus) {
        int start = next;
        Term term = factor();
        if (Atoms.isVector(term) && minus) {
            return new Vec(Operators.multiple(Atoms.vector(term).code(), new Code.Constant(-1)), null);
        }
        if (term instanceof Num num) {
            return Num.number(minus ? Operators.negative(num.code()) : num.code());
        }
        throw errorSince(start, "a sign belongs before a number, this is " + term.kind());
    }

    private Term power() {
        int start = next;
        Term base = atoms.read();
        if (!peek().is("**")) {
            return base;
        }
        Token operator = take();
        Term exponent = deeper(this::factor);
        if (base instanceof Num a && exponent instanceof Num b) {
            return Operators.numbers("**", a, b);
        }
        throw unsuited(operator, base, exponent, start);
    }
}
