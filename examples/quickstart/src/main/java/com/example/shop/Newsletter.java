package com.example.shop;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Sends a text to every subscriber in the background. */
public final class Newsletter {
    // Never shut down: its threads stay.
    private final ExecutorService senders = Executors.newFixedThreadPool(8);
    private final BiConsumer<String, String> mail;

    public Newsletter(BiConsumer<String, String> mail) {
        this.mail = mail;
    }

    /** Returns once all are sent. */
    public void send(String text, List<String> subscribers) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(subscribers.size());
        for (String subscriber : subscribers) {
            senders.execute(() -> {
                mail.accept(subscriber, text);
                open.countDown();
            });
        }
        open.await();
    }
}
