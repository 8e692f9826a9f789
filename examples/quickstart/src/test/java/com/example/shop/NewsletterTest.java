package com.example.shop;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Leaks threads. */
class NewsletterTest {

    @Test
    void every_subscriber_gets_the_letter() throws InterruptedException {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        List<String> subscribers = List.of("ada", "alan", "barbara", "edsger", "grace", "kurt", "leslie", "tony");

        new Newsletter((subscriber, text) -> sent.add(subscriber)).send("New teas!", subscribers);

        assertEquals(Set.copyOf(subscribers), sent);
    }
}
