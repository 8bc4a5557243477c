package dev.opikexport.emulator.fault;

import dev.opikexport.emulator.fault.FaultRule.Target;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/** The faults that are in force. Chance comes from a seed, so that single-threaded runs repeat. Safe for several threads. */
public final class Faults {

    private final SplittableRandom random;
    private final List<Active> active = new ArrayList<>();

    private static final class Active {
        private final FaultRule rule;
        private int toPass;
        private int left;

        Active(FaultRule rule) {
            this.toPass = rule.after();
            this.rule = rule;
            this.left = rule.times();
        }
    }

    /** No faults yet. */
    public Faults(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Puts a fault in force on every list and search. */
    public void add(Fault fault) {
        add(FaultRule.always(fault));
    }

    /** Puts a fault in force. */
    public synchronized void add(FaultRule rule) {
        active.add(new Active(rule));
    }

    /** Ends all faults. */
    public synchronized void clear() {
        active.clear();
    }

    /** The rules in force. */
    public synchronized List<FaultRule> rules() {
        return active.stream().map(each -> each.rule).toList();
    }

    /** The faults that hit this request; those with a number of times are used up by it. */
    public synchronized List<Fault> hitting(Target request) {
        if (active.isEmpty()) {
            return List.of();
        }
        List<Fault> hitting = new ArrayList<>();
        for (Iterator<Active> i = active.iterator(); i.hasNext(); ) {
            Active each = i.next();
            if (!applies(each.rule.target(), request)) {
                continue;
            }
            if (each.toPass > 0) {
                each.toPass--;
                continue;
            }
            if (random.nextInt(100) >= each.rule.percent()) {
                continue;
            }
            hitting.add(each.rule.fault());
            if (each.rule.times() > 0 && --each.left == 0) {
                i.remove();
            }
        }
        return hitting;
    }

    private static boolean applies(Target rule, Target request) {
        return switch (rule) {
            case ANY -> true;
            case READ -> request == Target.LIST || request == Target.SEARCH;
            case LIST, SEARCH -> request == rule;
        };
    }
}
