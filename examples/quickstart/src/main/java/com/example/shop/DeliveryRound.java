package com.example.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The shortest way from the depot through all stops and back, by trying every order: exact, and slow beyond ten stops. */
public final class DeliveryRound {

    /** A place on the map, in kilometres. */
    public record Stop(String name, double x, double y) {}

    private final List<Stop> order;
    private final double[][] distances;
    private final int[] path;
    private int[] bestPath;
    private double bestLength = Double.POSITIVE_INFINITY;

    private DeliveryRound(Stop depot, List<Stop> stops) {
        this.order = new ArrayList<>(stops);
        this.order.add(0, depot);
        this.distances = new double[order.size()][order.size()];
        for (int from = 0; from < order.size(); from++) {
            for (int to = 0; to < order.size(); to++) {
                Stop a = order.get(from);
                Stop b = order.get(to);
                distances[from][to] = Math.hypot(a.x - b.x, a.y - b.y);
            }
        }
        this.path = new int[order.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = i;
        }
        this.bestPath = path.clone();
    }

    public static List<Stop> shortest(Stop depot, List<Stop> stops) {
        DeliveryRound round = new DeliveryRound(depot, stops);
        round.tryFrom(1, 0);
        return round.best();
    }

    /** Both directions are as short; this is the one whose first stop was named before its last. */
    private List<Stop> best() {
        List<Stop> best = new ArrayList<>();
        for (int index : bestPath) {
            best.add(order.get(index));
        }
        best.add(order.get(0));
        if (bestPath.length > 2 && bestPath[1] > bestPath[bestPath.length - 1]) {
            Collections.reverse(best);
        }
        return best;
    }

    private void tryFrom(int position, double length) {
        if (position == path.length) {
            double whole = length + distances[path[position - 1]][0];
            if (whole < bestLength) {
                bestLength = whole;
                bestPath = path.clone();
            }
            return;
        }
        for (int next = position; next < path.length; next++) {
            swap(position, next);
            tryFrom(position + 1, length + distances[path[position - 1]][path[position]]);
            swap(position, next);
        }
    }

    private void swap(int a, int b) {
        int kept = path[a];
        path[a] = path[b];
        path[b] = kept;
    }
}
