package topset.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerClaimsTest {

    @ParameterizedTest(name = "a {1} of gym {0}: {2}")
    @CsvSource({
        "iron-temple,athlete,true",
        "iron-temple,coach,true",
        "iron-temple,platform,true",
        "iron-temple,analyst,true",
        "iron-temple,operator,false",
        "iron-temple,janitor,false",
        "-,operator,true",
        "-,coach,false",
        "-,athlete,false",
        "Iron Temple,coach,false",
        "'',coach,false",
        "iron/temple,coach,false"
    })
    void aRoleCountsOnlyWithTheGymItGoesWith(String gym, String role, boolean allowed) {
        assertThat(CallerClaims.allows(gym, role)).isEqualTo(allowed);
    }
}
