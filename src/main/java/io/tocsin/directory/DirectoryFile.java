package io.tocsin.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The directory file as it is written, before anything in it is believed. */
record DirectoryFile(List<GroupEntry> groups, List<PersonEntry> people) {

    DirectoryFile {
        groups = groups == null ? List.of() : groups;
        people = people == null ? List.of() : people;
    }

    record GroupEntry(String code, String en, String pt, String head, String delegate) {}

    record PersonEntry(
            String username,
            String name,
            List<String> groups,
            String clearance,
            String language,
            String mail,
            String zone,
            String password,
            @JsonProperty("token-sha256") String tokenSha256) {

        PersonEntry {
            groups = groups == null ? List.of() : groups;
        }
    }
}
