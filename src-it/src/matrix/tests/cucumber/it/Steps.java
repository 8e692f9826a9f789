package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;

public class Steps {
    private int pears;

    @Given("{int} pears")
    public void pears(int number) {
        pears = number;
    }

    @Then("there are {int}")
    public void thereAre(int number) {
        assertEquals(number, pears);
    }
}
