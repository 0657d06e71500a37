package smi.events.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import smi.events.expressions.Term.Many;
import smi.events.expressions.Term.Num;
import smi.events.expressions.Term.One;
import smi.events.expressions.Term.Vec;
import smi.events.expressions.Term.Vec3;

/** Reads numbers, names, calls, lists, and what follows them: members and indices. */
final class Atoms {
    private static final Set<String> FOLDING = Set.of("sum", "min", "max", "any", "all");

    private final Parser parser;
    private final Source source;
    private final Names names;
    /** Where to go on behind the loops that are being read. */
    private final List<Integer> loopEnds = new ArrayList<>();

    private int deepestLoop;

    Atoms(Parser parser, Source source, Definitions definitions) {
        this.parser = parser;
        this.source = source;
        this.names = new Names(source, definitions);
    }

    /** {@return how many particles of loops a frame must hold} */
    int deepestLoop() {
        return deepestLoop;
    }

    static boolean isVector(Term term) {
        return term instanceof Vec || term instanceof One;
    }

    static Vec vector(Term term) {
        return term instanceof One one ? one.momentum() : (Vec) term;
    }

    Term read() {
        Term term = atom();
        while (true) {
            if (parser.accept(".")) {
                term = member(term);
            } else if (parser.peek().is("[")) {
                term = element(term);
            } else {
                return term;
            }
        }
    }

    private Term atom() {
        Token token = parser.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            parser.take();
            double value = Double.parseDouble(token.text());
            if (Double.isInfinite(value)) {
                throw source.error(token, "the number %s is too large".formatted(token.text()));
            }
            return Num.number(new Code.Constant(value));
        }
        if (token.kind() == Token.Kind.NAME) {
            parser.take();
            return parser.peek().is("(") ? call(token) : names.get(token);
        }
        if (parser.accept("(")) {
            Term term = parser.expression();
            parser.expect(")", "to close '('");
            return term;
        }
        if (token.is("[")) {
            return filteredList();
        }
        throw source.error(token, "a number, a name or '(' is expected, not %s".formatted(token.quoted()));
    }

    private Term filteredList() {
        Token bracket = parser.take();
        int word = loopWord();
        if (word < 0) {
            throw source.error(bracket, "a list is written [x for x in j if x.pt > 30]");
        }
        Loop loop = loop(word, "]");
        int start = parser.position();
        Token name = parser.take();
        if (parser.position() != word || !name.text().equals(parser.at(word + 1).text())) {
            throw parser.errorSince(start, "a list holds the particles themselves: [x for x in j if x.pt > 30]");
        }
        leave(loop);
        return new Many(loop.filter());
    }

    private Term call(Token name) {
        parser.take();
        if (name.text().equals("len")) {
            return length();
        }
        if (FOLDING.contains(name.text())) {
            int word = loopWord();
            if (word >= 0) {
                return fold(name, word);
            }
        }
        if (name.text().equals("sum")) {
            return new Vec(Operators.total(list("sum")), null);
        }
        if (!Functions.names().contains(name.text())) {
            throw source.error(
                    name,
                    "unknown function '%s'; %s"
                            .formatted(name.text(), Source.suggestion(name.text(), Functions.names())));
        }
        if (FOLDING.contains(name.text()) && !name.text().startsWith("m")) {
            throw source.error(name, "%s is written %s(x.pt > 30 for x in j)".formatted(name.text(), name.text()));
        }
        return Functions.isOfVectors(name.text()) ? ofVectors(name) : ofNumbers(name);
    }

    private Term length() {
        return Num.number(Operators.length(list("len")));
    }

    private Many list(String function) {
        int start = parser.position();
        Term term = parser.expression();
        if (!(term instanceof Many list)) {
            throw parser.errorSince(start, "%s needs a list of particles, this is %s".formatted(function, term.kind()));
        }
        parser.expect(")", "after the list");
        return list;
    }

    private Term ofVectors(Token name) {
        Vec a = argument(name);
        parser.expect(",", "between the two vectors of " + name.text());
        Vec b = argument(name);
        parser.expect(")", "after the two vectors of " + name.text());
        return Num.number(Functions.ofVectors(name.text(), a.code(), b.code()));
    }

    private Vec argument(Token name) {
        int start = parser.position();
        Term term = parser.expression();
        if (!isVector(term)) {
            throw parser.errorSince(
                    start, "%s needs particles or four-vectors, this is %s".formatted(name.text(), term.kind()));
        }
        return vector(term);
    }

    private Term ofNumbers(Token name) {
        List<Code.Number> arguments = numbers();
        String complaint = Functions.complaint(name.text(), arguments.size());
        if (!complaint.isEmpty()) {
            throw source.error(name, "%s needs %s, this has %d".formatted(name.text(), complaint, arguments.size()));
        }
        return new Num(Functions.ofNumbers(name.text(), arguments), name.text().equals("bool"));
    }

    /** Reads numbers with commas between them up to the closing parenthesis. */
    private List<Code.Number> numbers() {
        List<Code.Number> arguments = new ArrayList<>();
        if (parser.accept(")")) {
            return arguments;
        }
        do {
            arguments.add(parser.number(parser::expression).code());
        } while (parser.accept(","));
        parser.expect(")", "or ',' after an argument");
        return arguments;
    }

    /** The position of the word {@code for} that belongs to the bracket just opened; negative: there is none. */
    private int loopWord() {
        int depth = 0;
        for (int i = parser.position(); parser.at(i).kind() != Token.Kind.END && depth >= 0; i++) {
            Token token = parser.at(i);
            if (token.is("for") && depth == 0) {
                return i;
            }
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
        }
        return -1;
    }

    /** Reads the loop first, since what stands before it speaks of its particle; returns to what stands before. */
    private Loop loop(int word, String end) {
        int start = parser.position();
        parser.moveTo(word + 1);
        Token name = parser.take();
        if (name.kind() != Token.Kind.NAME) {
            throw source.error(name, "a name is expected after 'for', not %s".formatted(name.quoted()));
        }
        parser.expect("in", "after the name");
        int from = parser.position();
        if (!(parser.disjunction() instanceof Many list)) {
            throw parser.errorSince(from, "a loop runs over a list of particles, for example j");
        }
        int slot = names.enter(name);
        deepestLoop = Math.max(deepestLoop, slot + 1);
        Code.Number condition = parser.accept("if") ? parser.truth(parser::disjunction) : null;
        parser.expect(end, "after a loop");
        loopEnds.add(parser.position());
        parser.moveTo(start);
        return new Loop(list.code(), condition, slot);
    }

    /** Goes on behind the loop. */
    private void leave(Loop loop) {
        names.leave();
        parser.moveTo(loopEnds.remove(loop.slot()).intValue());
    }

    private Term fold(Token function, int word) {
        Loop loop = loop(word, ")");
        int start = parser.position();
        Term element = parser.expression();
        if (parser.position() != word) {
            throw source.error(
                    parser.peek(),
                    "'for' is expected, not %s".formatted(parser.peek().quoted()));
        }
        if (!(element instanceof Num) && !(isVector(element) && function.text().equals("sum"))) {
            throw parser.errorSince(start, "%s needs numbers, this is %s".formatted(function.text(), element.kind()));
        }
        leave(loop);
        if (isVector(element)) {
            return new Vec(loop.sum(vector(element).code()), null);
        }
        Code.Number code = ((Num) element).code();
        return switch (function.text()) {
            case "sum" -> Num.number(loop.fold(code, 0, Double::sum));
            case "min" -> Num.number(loop.extreme(code, Math::min));
            case "max" -> Num.number(loop.extreme(code, Math::max));
            case "any" -> Num.condition(loop.first(code, true));
            default -> Num.condition(loop.first(code, false));
        };
    }

    private Term element(Term term) {
        Token bracket = parser.take();
        if (!(term instanceof Many list)) {
            throw source.error(bracket, "only lists have elements, this is " + term.kind());
        }
        if (parser.peek().is(":")) {
            return slice(list, 0);
        }
        int start = parser.position();
        Code.Number index = parser.number(parser::expression).code();
        if (!(index instanceof Code.Constant constant)) {
            parser.expect("]", "after the position");
            return list.at(index);
        }
        int position = wholeNumber(constant.value(), start);
        if (parser.peek().is(":")) {
            return slice(list, position);
        }
        parser.expect("]", "after the position");
        return list.at(position);
    }

    private Term slice(Many list, int from) {
        parser.expect(":", "in a slice");
        int to = Integer.MAX_VALUE;
        if (!parser.peek().is("]")) {
            int start = parser.position();
            to = wholeNumber(parser.constant("the bounds of a slice are plain numbers"), start);
        }
        parser.expect("]", "after a slice");
        return Operators.slice(list, from, to);
    }

    private int wholeNumber(double value, int start) {
        if (value != Math.rint(value) || Math.abs(value) > 1e9) {
            throw parser.errorSince(start, "a position in a list is a whole number");
        }
        return (int) value;
    }

    private Term member(Term term) {
        Token token = parser.take();
        if (token.kind() != Token.Kind.NAME) {
            throw source.error(token, "a name is expected after '.', not %s".formatted(token.quoted()));
        }
        if (term instanceof Num || term instanceof Many) {
            String hint = term instanceof Many ? "; take one of them: [0]." + token.text() : "";
            throw source.error(token, "%s has no '%s'%s".formatted(term.kind(), token.text(), hint));
        }
        String name = token.text().toLowerCase(Locale.ROOT);
        Term value = property(term, name);
        if (value != null) {
            if (parser.accept("(")) { // older versions of MadMiner wrote phi()
                parser.expect(")", "since %s needs nothing".formatted(token.text()));
            }
            return value;
        }
        Term called = term instanceof Vec3 three ? method(three, name) : method(vector(term), name);
        if (called == null) {
            throw source.error(
                    token,
                    "%s has no '%s'; %s".formatted(term.kind(), token.text(), Members.suggestion(token.text(), term)));
        }
        return called;
    }

    private static Term property(Term term, String name) {
        if (term instanceof One one && Members.of(one, name) != null) {
            return Members.of(one, name);
        }
        Code.Number code = term instanceof Vec3 three ? Members.of(three, name) : Members.of(vector(term), name);
        return code == null ? null : Num.number(code);
    }

    private Term method(Vec vector, String name) {
        if (Members.isPart(name)) {
            parser.expect("(", "after " + name);
            parser.expect(")", "after " + name + "(");
            return new Vec3(Members.part(name, vector.code()));
        }
        if (name.equals("boost_beta3")) {
            Code.Vector velocity = operand(name, true);
            return new Vec(frame -> vector.code().of(frame).boost(velocity.of(frame)), vector.charge());
        }
        return methodOfTwo(vector, name);
    }

    private Term methodOfTwo(Vec vector, String name) {
        boolean known = name.equals("cross")
                || Members.pair(name, vector.code(), vector.code(), false) != null
                || Members.boost(name, vector.code(), vector.code()) != null;
        if (!known) {
            return null;
        }
        Code.Vector other = operand(name, false);
        if (name.equals("cross")) {
            return new Vec3(frame -> vector.code().of(frame).cross(other.of(frame)));
        }
        Code.Number number = Members.pair(name, vector.code(), other, false);
        return number != null
                ? Num.number(number)
                : new Vec(Members.boost(name, vector.code(), other), vector.charge());
    }

    private Term method(Vec3 vector, String name) {
        boolean cross = name.equals("cross");
        if (!cross && Members.pair(name, vector.code(), vector.code(), true) == null) {
            return null;
        }
        Code.Vector other = operand(name, true);
        return cross
                ? new Vec3(frame -> vector.code().of(frame).cross(other.of(frame)))
                : Num.number(Members.pair(name, vector.code(), other, true));
    }

    /** Reads the vector in parentheses that a method needs. */
    private Code.Vector operand(String name, boolean three) {
        parser.expect("(", "after " + name);
        int start = parser.position();
        Term term = parser.expression();
        boolean fits = three ? term instanceof Vec3 : isVector(term);
        if (!fits) {
            throw parser.errorSince(
                    start,
                    "%s needs %s, this is %s"
                            .formatted(name, three ? "a three-vector" : "a particle or a four-vector", term.kind()));
        }
        parser.expect(")", "after the vector");
        return term instanceof Vec3 vector ? vector.code() : vector(term).code();
    }
}
