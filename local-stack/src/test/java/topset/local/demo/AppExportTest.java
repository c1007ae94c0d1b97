package topset.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.local.demo.AppExport.Lifted;
import topset.local.demo.AppExport.Workout;

class AppExportTest {

    @Test
    void a_strong_log_gives_the_big_lifts_of_each_workout_oldest_first() throws IOException {
        assertThat(AppExport.read(new StringReader("""
                        Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
                        2021-02-12 17:00:00,"Push",1h,"Bench Press (Barbell)",1,74.99999999999999,8.0,0,0,"","",
                        2021-02-12 17:00:00,"Push",1h,"Triceps Extension",1,20.0,12,0,0,"","",
                        2021-02-10 16:46:13,"Legs",2h 18m,"Squat (Barbell)",1,0,8,0,0,"","",
                        2021-02-10 16:46:13,"Legs",2h 18m,"Squat (Barbell)",2,100,5,0,0,"","",9.5
                        """)))
                .containsExactly(
                        new Workout(
                                LocalDateTime.parse("2021-02-10T16:46:13"),
                                Map.of("squat", List.of(new Lifted(load("100.000"), 5, new BigDecimal("9.5"))))),
                        new Workout(
                                LocalDateTime.parse("2021-02-12T17:00:00"),
                                Map.of("bench-press", List.of(new Lifted(load("75.000"), 8, null)))));
    }

    @Test
    void a_hevy_log_is_read_without_warm_ups_and_with_efforts_that_say_something() throws IOException {
        assertThat(AppExport.read(new StringReader("""
                        "title","start_time","end_time","exercise_title","set_index","set_type","weight_kg","reps","rpe"
                        "Lower","15 Sep 2025, 07:48","15 Sep 2025, 09:13","Deadlift (Barbell)",0,"warmup",60,5,6
                        "Lower","15 Sep 2025, 07:48","15 Sep 2025, 09:13","Deadlift (Barbell)",1,"normal",180,3,8.5
                        "Lower","15 Sep 2025, 07:48","15 Sep 2025, 09:13","Deadlift (Barbell)",2,"normal",150,8,5
                        "Lower","15 Sep 2025, 07:48","15 Sep 2025, 09:13","Deadlift (Barbell)",3,"normal",,,
                        """)))
                .containsExactly(new Workout(
                        LocalDateTime.parse("2025-09-15T07:48"),
                        Map.of(
                                "deadlift",
                                List.of(
                                        new Lifted(load("180.000"), 3, new BigDecimal("8.5")),
                                        new Lifted(load("150.000"), 8, null)))));
    }

    @Test
    void the_first_of_the_heaviest_is_the_top_set() {
        assertThat(AppExport.top(List.of(
                        new Lifted(load("90"), 8, null),
                        new Lifted(load("100"), 5, null),
                        new Lifted(load("100"), 4, null))))
                .isEqualTo(1);
    }

    @Test
    void of_a_log_of_another_app_nothing_is_made_up() throws IOException {
        assertThat(AppExport.read(new StringReader("Exercise;Kilos\nBench;100\n")))
                .isEmpty();
    }

    private static BigDecimal load(String kg) {
        return new BigDecimal(kg);
    }
}
