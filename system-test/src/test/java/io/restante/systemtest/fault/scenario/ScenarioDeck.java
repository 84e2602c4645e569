package io.restante.systemtest.fault.scenario;

import io.restante.systemtest.fault.proxy.Direction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Deals scenarios: every kind is in the deck, is shuffled, and comes before the deck begins again. Everything is drawn from the seed
 * and from nothing else, so that a seed deals the same ones at each run.
 */
public final class ScenarioDeck {
    private static final int CHATS = 6;
    private static final int NODES = 3;
    private static final int APIS = 2;

    private final Random random;
    private final Deque<Scenario> left = new ArrayDeque<>();

    public ScenarioDeck(long seed) {
        this.random = new Random(seed);
    }

    public Scenario next() {
        if (left.isEmpty()) {
            List<Scenario> deck = deck();
            Collections.shuffle(deck, random);
            // First, so that a short run measures a recovery too.
            left.add(ProcessScenarios.killOwner(chat()));
            left.addAll(deck);
        }
        return left.remove();
    }

    /** One of each kind; of the kills of an owner, whose recovery is measured, three with the one that comes first. */
    private List<Scenario> deck() {
        List<Scenario> deck = new ArrayList<>(List.of(
                ProcessScenarios.killOwner(chat()),
                ProcessScenarios.killOwner(chat()),
                ProcessScenarios.pauseOwner(chat(), shortly()),
                ProcessScenarios.pauseOwner(chat(), forLong()),
                ProcessScenarios.pauseAllStores(anyLength()),
                ProcessScenarios.killApi(random.nextInt(APIS)),
                ProcessScenarios.pauseApi(random.nextInt(APIS), anyLength()),
                ProcessScenarios.killNode(random.nextInt(NODES)),
                ProcessScenarios.pauseNode(random.nextInt(NODES), anyLength()),
                ProcessScenarios.killAllStores(),
                ProcessScenarios.killEverything(),
                LinkScenarios.heldMutation(chat(), true),
                LinkScenarios.heldMutation(chat(), false),
                LinkScenarios.droppedAnswers(chat(), 1 + random.nextInt(10))));
        for (Direction direction : Direction.values()) {
            deck.add(LinkScenarios.cut(chat(), random.nextInt(NODES), direction, anyLength(), random.nextBoolean()));
            deck.add(LinkScenarios.cut(chat(), -1, direction, anyLength(), random.nextBoolean()));
        }
        return deck;
    }

    private int chat() {
        return random.nextInt(CHATS);
    }

    /** Shorter than the lease of 2 s. */
    private Duration shortly() {
        return Duration.ofMillis(300 + random.nextInt(1_500));
    }

    /** Longer than the suspicion of 3 s. */
    private Duration forLong() {
        return Duration.ofMillis(3_500 + random.nextInt(3_000));
    }

    private Duration anyLength() {
        return random.nextBoolean() ? shortly() : forLong();
    }
}
