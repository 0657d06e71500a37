package smi.events.lhe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import smi.events.observables.EventRecord;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** Reads the text of one event after the other, from {@code <event} to before {@code </event>}. */
final class EventParser {
    private static final byte[] EVENT = ascii("<event");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] RWGT = ascii("<rwgt");
    private static final byte[] RWGT_END = ascii("</rwgt");
    private static final byte[] WEIGHTS = ascii("<weights");
    private static final byte[] WEIGHTS_END = ascii("</weights");
    private static final byte[] WGT = ascii("<wgt");
    private static final byte[] ID = ascii("id");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] WGT_END = ascii("</wgt");
    /** A record of more particles is damage: the largest that generators write have a few dozen. */
    private static final int MAX_PARTICLES = 10_000;

    private final List<String> declared;
    private WeightIds ids = WeightIds.NONE;
    private double[] values = new double[16];
    private List<String> newIds;
    private int count;

    /** A parser for the events of a file; ids of compact lists are those that its header declares, in order. */
    EventParser(LheHeader header) {
        this.declared = header.weights().stream().map(LheWeight::id).toList();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Parses the current event of a stream. */
    LheEvent parse(EventStream stream) {
        return LheProblem.guarded(
                stream.file(),
                "event " + stream.number(),
                () -> parse(stream.bytes(), stream.from(), stream.to(), stream.number()));
    }

    LheEvent parse(byte[] bytes, int from, int to, long number) throws MalformedLheException {
        var cursor = new Cursor(bytes, from, to);
        cursor.skipTo('>');
        cursor.skip();
        toNextRecordLine(cursor);
        int size = cursor.nextInt();
        if (size < 0 || size > MAX_PARTICLES) {
            throw new MalformedLheException("it announces %d particles".formatted(size));
        }
        cursor.nextInt();
        double weight = cursor.nextDouble();
        double scale = cursor.nextDouble();
        double alphaQed = cursor.nextDouble();
        double alphaQcd = cursor.nextDouble();
        endOfLine(cursor, "the first line has more than 6 numbers");
        List<Particle> particles = particles(cursor, size);
        readWeights(cursor);
        var event = new EventRecord(number, particles, scale, alphaQed, alphaQcd);
        return new LheEvent(event, weight, ids, Arrays.copyOf(values, count));
    }

    private List<Particle> particles(Cursor cursor, int size) throws MalformedLheException {
        var particles = new ArrayList<Particle>(size);
        for (int i = 1; i <= size; i++) {
            toNextRecordLine(cursor);
            if (cursor.atEnd() || cursor.peek() == '<') {
                throw new MalformedLheException(
                        "it announces %d particles and has %d particle lines".formatted(size, i - 1));
            }
            try {
                particles.add(particle(cursor));
            } catch (MalformedLheException e) {
                throw new MalformedLheException("particle line %d: %s".formatted(i, e.getMessage()));
            }
        }
        toNextRecordLine(cursor);
        if (!cursor.atEnd() && cursor.peek() != '<') {
            throw new MalformedLheException("more lines follow than the %d particles announced".formatted(size));
        }
        return Collections.unmodifiableList(particles);
    }

    private static Particle particle(Cursor cursor) throws MalformedLheException {
        int pdgId = cursor.nextInt();
        int status = cursor.nextInt();
        int mother1 = cursor.nextInt();
        int mother2 = cursor.nextInt();
        cursor.nextInt();
        cursor.nextInt();
        double px = finite(cursor.nextDouble());
        double py = finite(cursor.nextDouble());
        double pz = finite(cursor.nextDouble());
        double e = finite(cursor.nextDouble());
        double mass = cursor.nextDouble();
        cursor.nextDouble();
        double spin = cursor.nextDouble();
        endOfLine(cursor, "more than 13 numbers");
        return new Particle(pdgId, status, mother1, mother2, new FourVector(px, py, pz, e), mass, spin);
    }

    private static double finite(double value) throws MalformedLheException {
        if (!Double.isFinite(value)) {
            throw new MalformedLheException("a momentum is " + value);
        }
        return value;
    }

    /** Only a comment may follow the numbers of a line. */
    private static void endOfLine(Cursor cursor, String otherwise) throws MalformedLheException {
        cursor.skipBlanks();
        if (cursor.peek() == '#') {
            cursor.skipLine();
        } else if (!cursor.atEnd() && cursor.peek() != '\n' && cursor.peek() != '<') {
            throw new MalformedLheException(otherwise);
        }
    }

    /** Moves past empty lines and comment lines. */
    private static void toNextRecordLine(Cursor cursor) {
        cursor.skipWhitespace();
        while (cursor.peek() == '#') {
            cursor.skipLine();
            cursor.skipWhitespace();
        }
    }

    /** Looks for the weights among the tags behind the particles and skips all else. */
    private void readWeights(Cursor cursor) throws MalformedLheException {
        count = 0;
        newIds = null;
        boolean found = false;
        int list = -1;
        for (toNextRecordLine(cursor); !cursor.atEnd(); toNextRecordLine(cursor)) {
            if (cursor.at(EVENT)) {
                throw new MalformedLheException("another event begins before its </event>");
            }
            if (cursor.at(COMMENT)) {
                skipComment(cursor);
            } else if (cursor.at(RWGT)) {
                if (found) {
                    throw new MalformedLheException("it has two <rwgt> blocks");
                }
                found = true;
                readRwgt(cursor);
            } else if (cursor.atTag(WEIGHTS)) {
                list = cursor.position();
                skipToTagOrLine(cursor);
            } else {
                skipToTagOrLine(cursor);
            }
        }
        if (!found && list >= 0) {
            cursor.moveTo(list);
            readCompactList(cursor);
        } else if (newIds != null || count != ids.size()) {
            ids = WeightIds.of(newIds != null ? newIds : ids.written().subList(0, count));
        }
    }

    /** The numbers of {@code <weights>}: one per weight that the header declares, in its order. */
    private void readCompactList(Cursor cursor) throws MalformedLheException {
        cursor.skipTo('>');
        cursor.skip();
        for (cursor.skipWhitespace(); !cursor.at(WEIGHTS_END); cursor.skipWhitespace()) {
            if (cursor.atEnd()) {
                throw new MalformedLheException("its <weights> list has no end");
            }
            add(cursor.nextDouble());
        }
        if (count != declared.size()) {
            throw new MalformedLheException("its <weights> list has %d numbers, the header declares %d weights"
                    .formatted(count, declared.size()));
        }
        if (!ids.names().equals(declared)) {
            ids = WeightIds.of(declared);
        }
    }

    private void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    private static void skipToTagOrLine(Cursor cursor) {
        cursor.skip();
        while (!cursor.atEnd() && cursor.peek() != '<' && cursor.peek() != '\n') {
            cursor.skip();
        }
    }

    private static void skipComment(Cursor cursor) throws MalformedLheException {
        while (!cursor.at(COMMENT_END)) {
            if (cursor.atEnd()) {
                throw new MalformedLheException("a comment <!-- has no end");
            }
            cursor.skip();
        }
        cursor.moveTo(cursor.position() + COMMENT_END.length);
    }

    private void readRwgt(Cursor cursor) throws MalformedLheException {
        cursor.skip();
        while (cursor.skipTo('<')) {
            if (cursor.at(RWGT_END)) {
                cursor.skipTo('>');
                cursor.skip();
                return;
            }
            if (cursor.at(EVENT)) {
                break;
            }
            if (cursor.at(WGT)) {
                readWeight(cursor);
            } else {
                cursor.skip();
            }
        }
        throw new MalformedLheException("its <rwgt> block has no end");
    }

    private void readWeight(Cursor cursor) throws MalformedLheException {
        readId(cursor);
        cursor.skipTo('>');
        cursor.skip();
        cursor.skipWhitespace();
        double value;
        try {
            value = cursor.nextDouble();
        } catch (MalformedLheException e) {
            throw new MalformedLheException("weight '%s': %s".formatted(id(count), e.getMessage()));
        }
        cursor.skipWhitespace();
        if (!cursor.at(WGT_END)) {
            throw new MalformedLheException("weight '%s' has no </wgt> after its number".formatted(id(count)));
        }
        add(value);
    }

    private String id(int index) {
        return newIds != null ? newIds.get(index) : ids.written().get(index);
    }

    /** Compares with the id that the event before had at this place; only a new one becomes a string. */
    private void readId(Cursor cursor) throws MalformedLheException {
        int from = toId(cursor);
        if (newIds == null && (count >= ids.size() || !cursor.equalsFrom(from, ids.encoded(count)))) {
            newIds = new ArrayList<>(ids.written().subList(0, count));
        }
        if (newIds != null) {
            newIds.add(cursor.textFrom(from));
        }
    }

    /** Moves to the end of the value of the attribute id; returns where it begins. */
    private int toId(Cursor cursor) throws MalformedLheException {
        cursor.moveTo(cursor.position() + WGT.length);
        while (true) {
            cursor.skipWhitespace();
            int name = cursor.position();
            while (!cursor.atEnd() && cursor.peek() > ' ' && cursor.peek() != '=' && cursor.peek() != '>') {
                cursor.skip();
            }
            boolean isId = cursor.equalsFrom(name, ID);
            cursor.skipWhitespace();
            boolean hasValue = cursor.peek() == '=';
            cursor.skip();
            cursor.skipWhitespace();
            byte quote = cursor.peek();
            cursor.skip();
            int from = cursor.position();
            if (!hasValue || quote != '\'' && quote != '"' || !cursor.skipTo((char) quote)) {
                throw new MalformedLheException("weight %d of <rwgt> has no id".formatted(count + 1));
            }
            if (isId) {
                return from;
            }
            cursor.skip();
        }
    }
}
