package it

import spock.lang.Ignore
import spock.lang.Specification

class BasketSpec extends Specification {

    def "passes"() {
        expect:
        1 + 1 == 2
    }

    def "fails"() {
        expect:
        1 + 1 == 3
    }

    @Ignore
    def "is skipped"() {
        expect:
        false
    }

    def "adds #a and #b"() {
        expect:
        a + b == sum

        where:
        a | b || sum
        1 | 2 || 3
        3 | 4 || 7
    }
}
