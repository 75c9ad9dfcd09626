package io.tocsin.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ShippedDirectoryTest {

    private final FileDirectory directory = DirectoryFixture.directory(
            Path.of(System.getProperty("tocsin.basedir"), "config", "directory.yml"), new MockEnvironment());

    @Test
    void everyBodyOfTheStoryIsThereInTwoLanguages() {
        assertThat(directory.groups())
                .extracting(Group::code)
                .containsExactly(
                        "DUTY",
                        "COORD",
                        "LIAISON",
                        "HOG_CAB",
                        "HOG",
                        "MIN_CAB",
                        "MIN",
                        "MIN_REVIEW",
                        "OWNER",
                        "CYBERDEF",
                        "SECAUTH",
                        "CSIRT",
                        "INTEL",
                        "EVID",
                        "LEGAL",
                        "DPO",
                        "MFA",
                        "RELEASE",
                        "COMMS",
                        "DESIGNER",
                        "AUDITOR",
                        "EXCON");
        assertThat(directory.group("SECAUTH").orElseThrow().name(Locale.ENGLISH))
                .isEqualTo("National security authority");
        assertThat(directory.group("HOG").orElseThrow().name(Locale.forLanguageTag("pt")))
                .isEqualTo("Primeiro-Ministro");
    }

    @Test
    void everyGroupHasAPersonNamedAfterIt() {
        assertThat(directory.groups())
                .allSatisfy(group -> assertThat(directory.find(group.code().toLowerCase(Locale.ROOT)))
                        .hasValueSatisfying(
                                person -> assertThat(person.in(group.code())).isTrue()));
    }

    @Test
    void whereTwoPairsOfEyesAreNeededThereAreTwoPeople() {
        for (String group : new String[] {"COORD", "LEGAL", "RELEASE", "SECAUTH", "EVID", "MIN_REVIEW", "MIN"}) {
            assertThat(directory.members(group)).as(group).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyLadderFindsSomebody() {
        for (String recipient : new String[] {
            "COORD",
            "COORD.head",
            "SECAUTH.head",
            "HOG_CAB.head",
            "HOG.delegate",
            "MIN_CAB.head",
            "LEGAL.head",
            "MFA.head",
            "OWNER.head",
            "CYBERDEF.head",
            "MIN",
            "MIN.delegate",
            "HOG"
        }) {
            assertThat(directory.resolve(recipient)).as(recipient).isNotEmpty();
        }
    }

    @Test
    void headsAndDelegatesCanSeeTheCasesTheyAreCalledTo() {
        assertThat(directory.people())
                .filteredOn(person ->
                        !person.headOf().isEmpty() || !person.delegateOf().isEmpty())
                .isNotEmpty()
                .allSatisfy(person -> {
                    assertThat(person.clearance()).isEqualTo(Clearance.C4);
                    assertThat(person.groups()).isNotEmpty();
                });
    }

    @Test
    void nobodyHasAPasswordInTheFile() {
        assertThat(directory.people()).allSatisfy(person -> assertThat(directory.passwordHash(person.username()))
                .isEmpty());
    }

    @Test
    void oneMemberOfCommunicationsIsNotClearedForTheCase() {
        Person junior = directory.find("comms_junior").orElseThrow();
        assertThat(junior.in("COMMS")).isTrue();
        assertThat(junior.clearance().covers(Clearance.C2)).isFalse();
    }

    @Test
    void whoeverStatesNoZoneHasTheInstallationsZone() {
        assertThat(directory.find("coord").orElseThrow().zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(directory.find("liaison").orElseThrow().zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
    }
}
